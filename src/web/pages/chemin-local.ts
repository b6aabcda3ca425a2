/** A path of this application to come back to; anything that could lead elsewhere becomes « À faire ». */
export function cheminLocal(voulu: string | undefined): string {
  if (voulu === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(voulu)) return '/a-faire';
  try {
    const lu = new URL(voulu, 'http://ici.invalid');
    return lu.host === 'ici.invalid' ? `${lu.pathname}${lu.search}` : '/a-faire';
  } catch {
    return '/a-faire';
  }
}
