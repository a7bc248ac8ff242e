/** Requests of chance for the interface for administrations: addresses near a right one, with what nobody should send. */
import { hasard } from '#monde/hasard.ts';

const CHEMINS = [
  '/v5/men/scolarites/identite',
  '/essai/v5/men/scolarites/identite',
  '/v3/men/scolarites/identite',
  '/api/v2/scolarites',
  '/anges/v1/eleve/informations-scolarite',
  '/api/introspect',
];
const AUTRES = [
  'codesBcnRegions[]',
  'codesBcnDepartements[]',
  'degreEtablissement',
  'a\u0000',
  'nom',
  'code-uai',
];
const SIGNES = [...'aZ0é’\u0000\ud83d\ude00%&=[]{}"\\;-_ \n'];

export type Justes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Draws addresses, always the same for a seed. */
export function tirerLesRequetes(graine: number, justes: Justes): () => string {
  const { entier, parmi } = hasard(graine);
  const noms = [...Object.keys(justes), ...AUTRES];
  const bruit = () => Array.from({ length: entier(0, 12) }, () => parmi(SIGNES)).join('');
  const valeur = () => parmi([bruit(), bruit(), '2026', '-1', '9'.repeat(40), '1D', '059', '']);
  return () => {
    const ecarts = Object.fromEntries(
      Array.from({ length: entier(0, 4) }, () => [
        parmi(noms),
        parmi([valeur(), [valeur(), valeur()], undefined]),
      ]),
    );
    const recherche = new URLSearchParams();
    for (const [nom, dite] of Object.entries({ ...justes, ...ecarts }))
      for (const une of dite === undefined ? [] : [dite].flat()) recherche.append(nom, une);
    return `${parmi(CHEMINS)}?${recherche}`;
  };
}
