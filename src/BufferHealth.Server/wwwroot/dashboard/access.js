const key = 'bufferHealthReadToken';
let token = null;

/** Takes the token out of the address's fragment, or out of this tab's memory. */
export function findToken() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('token')) {
    keepToken(fragment.get('token'));
    fragment.delete('token');
    // replaceState, so that the token is not in the tab's history either.
    history.replaceState(null, '', `${location.pathname}${location.search}${fragment.size ? `#${fragment}` : ''}`);
  }
  token ??= remembered();
  return token;
}

/** Keeps a token for this tab. */
export function keepToken(value) {
  token = value.trim();
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Without storage it lasts until the page is loaded again.
  }
}

/** Forgets it. */
export function forgetToken() {
  token = null;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** The header that opens the collector. */
export const authorization = () => ({ Authorization: `Bearer ${token ?? ''}` });

function remembered() {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
