export const figures = {
  title: 'How the community is doing',
  staffOnly: 'These figures are for staff.',
  signedOut: 'Sign in: these figures are for staff.',
  signIn: 'Sign in',
};
