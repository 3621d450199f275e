/** "1st", "2nd", "3rd", "11th". */
export const ordinal = (place: number): string => {
  const teen = place % 100 > 10 && place % 100 < 14;
  return place + ((!teen && ['', 'st', 'nd', 'rd'][place % 10]) || 'th');
};
