// The brand's own script: the theme button, the demo's account menu, and who is signed in for Hearth.

const root = document.documentElement;
const ACCOUNT = 'fjordlys-account';

// Theme -----------------------------------------------------------------------------------------------------------

const themeButton = document.querySelector('[data-theme-button]');
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
const showTheme = () => themeButton?.setAttribute('aria-pressed', String(isDark()));

if (themeButton) {
  themeButton.hidden = false;
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('fjordlys-theme', root.dataset.theme);
    } catch {
      // Storage is blocked: the choice lasts for this page.
    }
    showTheme();
  });
  systemDark.addEventListener('change', showTheme);
  showTheme();
}

// Account ---------------------------------------------------------------------------------------------------------

const account = document.querySelector('[data-account]');
const remembered = () => {
  try {
    return sessionStorage.getItem(ACCOUNT);
  } catch {
    return null;
  }
};
let current = remembered();

/** The identity callback: Hearth calls it whenever it needs a fresh token. `null` means nobody is signed in. */
async function token() {
  const as = current;
  if (!as) return null;
  const response = await fetch('/account/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as }),
  });
  if (!response.ok) return null;
  const answer = await response.json();
  // Somebody else may have been chosen while this was under way.
  return as === current ? answer.token : token();
}

const tellHearth = () => (window.hearth ??= []).push((h) => h.identify(token));

function choose(id) {
  current = id;
  try {
    if (id) sessionStorage.setItem(ACCOUNT, id);
    else sessionStorage.removeItem(ACCOUNT);
  } catch {
    // Storage is blocked: signed in on this page only.
  }
  tellHearth();
}

function showAccount(people) {
  const person = people.find(({ id }) => id === current);
  account.querySelector('summary').textContent = person ? person.name : 'Sign in as…';
  for (const button of account.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === (person?.id ?? '')));
  }
  for (const place of document.querySelectorAll('[data-first-name]')) {
    place.textContent = person ? `, ${person.name.split(' ')[0]}` : '';
  }
}

function accountButton(value, name, note) {
  const button = document.createElement('button');
  button.type = 'button';
  button.value = value;
  const strong = document.createElement('strong');
  strong.textContent = name;
  const small = document.createElement('small');
  small.textContent = note;
  button.append(strong, small);
  const item = document.createElement('li');
  item.append(button);
  return item;
}

async function fillAccountMenu() {
  const response = await fetch('/account/people', { headers: { accept: 'application/json' } });
  if (!response.ok) return; // Served as plain files: there is no account server, so no menu.
  const people = await response.json();
  if (current && !people.some(({ id }) => id === current)) choose(null);

  account
    .querySelector('ul')
    .append(
      ...people.map(({ id, name, role }) =>
        accountButton(id, name, role === 'staff' ? 'Workshop' : 'Member'),
      ),
      accountButton('', 'Nobody', 'Read as a visitor'),
    );
  showAccount(people);
  account.hidden = false;

  const close = () => {
    account.open = false;
    account.querySelector('summary').focus();
  };

  account.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    choose(button.value || null);
    showAccount(people);
    close();
  });
  account.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && account.open) close();
  });
  account.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !account.contains(event.relatedTarget)) account.open = false;
  });
  document.addEventListener('click', (event) => {
    if (!account.contains(event.target)) account.open = false;
  });
}

tellHearth();
if (account) fillAccountMenu().catch(() => {});
