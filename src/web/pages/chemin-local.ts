/** A path of this application to come back to; anything that could lead elsewhere becomes « À faire ». */
export function cheminLocal(voulu: string | undefined): string {
  if (voulu === undefined || !LOCAL.test(voulu)) return '/a-faire';
  try {
    const lu = new URL(voulu, 'http://ici.invalid');
    const chemin = `${lu.pathname}${lu.search}`;
    // Judged again once reduced: « /a/..//ailleurs » has become another site's address.
    return lu.host === 'ici.invalid' && LOCAL.test(chemin) ? chemin : '/a-faire';
  } catch {
    return '/a-faire';
  }
}

const LOCAL = /^\/(?![/\\])[\x21-\x7e]*$/;
