/** What a page drawn again may still drag along in its images or its properties: names that run, open or carry. */
const ACTIFS = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'URI',
  'Rendition',
  'OpenAction',
  'Ref',
]);

const FIN_DE_NOM = /[\s\0()<>[\]{}/%]/;

/**
 * Whether a PDF that our own engine has just written names something active outside its drawings. One pass: strings and
 * bodies of streams are stepped over by their own limits, which our engine writes one way only.
 */
export function nommeUnActif(octets: Uint8Array): boolean {
  for (const nom of nomsDe(octets)) if (ACTIFS.has(nom)) return true;
  return false;
}

/**
 * Every name of the structure of a PDF, in order; `visites` counts the bytes looked at, each once.
 * @internal
 */
export function* nomsDe(octets: Uint8Array, visites = { octets: 0 }): Generator<string> {
  const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
  let longueur = 0;
  let lieu = 0;
  const avancer = (jusque: number): void => {
    visites.octets += jusque - lieu;
    lieu = jusque;
  };
  while (lieu < texte.length) {
    const signe = texte[lieu];
    if (signe === '(') avancer(finDeChaine(texte, lieu));
    else if (signe === '/') {
      let fin = lieu + 1;
      while (fin < texte.length && !FIN_DE_NOM.test(texte[fin] ?? '')) fin += 1;
      const nom = texte.slice(lieu + 1, fin);
      avancer(fin);
      if (nom === 'Length') longueur = Number.parseInt(texte.slice(fin, fin + 12), 10) || 0;
      yield nom.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    } else if (signe === 's' && texte.startsWith('stream\r\n', lieu)) {
      avancer(Math.min(lieu + 'stream\r\n'.length + longueur + 'endstream'.length, texte.length));
      longueur = 0;
    } else avancer(lieu + 1);
  }
}

/** Past the parenthesis that closes a string: those inside are escaped, or come by pairs. */
function finDeChaine(texte: string, debut: number): number {
  let profondeur = 0;
  for (let lieu = debut; lieu < texte.length; lieu += 1) {
    if (texte[lieu] === '\\') lieu += 1;
    else if (texte[lieu] === '(') profondeur += 1;
    else if (texte[lieu] === ')') {
      profondeur -= 1;
      if (profondeur === 0) return lieu + 1;
    }
  }
  return texte.length;
}
