/** What a batch of letters says of itself. Pure. */
import { type GenreCourrier, LETTRES } from '#lib/droit/courrier/lettres.ts';
import type { ListeImprimee } from '#lib/droit/courrier/liste.ts';
import { attendSaSignature, type LettreASigner, partSansMain } from '#lib/droit/courrier/signature.ts';
import { avant, ecrireJour, ecrireJourCourt, type Jour, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';

/**
 * What a page of a letter printed again carries; null for the original: a letter that waits to be signed, one that nobody
 * signs and nobody printed, or any on the day that it is made.
 */
export function marqueDe(
  lettre: LettreASigner & { jour: string; imprimeLe: string | null },
  aujourdHui: Jour,
): string | null {
  const jamaisImprimee = partSansMain(lettre) && lettre.imprimeLe === null;
  const duJour = lettre.signeLe === null && !avant(jour(lettre.jour), aujourdHui);
  return attendSaSignature(lettre) || jamaisImprimee || duJour
    ? null
    : `Réimpression du ${ecrireJourCourt(aujourdHui)}`;
}

interface LettreComptee {
  genre: GenreCourrier;
  reference: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  marque: string | null;
}

const enNombre = (nombre: number, mot: string): string => `${nombre} ${mot}${nombre > 1 ? 's' : ''}`;

/** The cover sheet of a batch: each letter on its line, how many in all, how many printed again. */
export function bordereauDe(lettres: readonly LettreComptee[], leJour: Jour): ListeImprimee {
  const reimprimes = lettres.filter(({ marque }) => marque).length;
  return {
    titre: 'Bordereau de courriers',
    reference: `LOT-${leJour.toString()}`,
    jour: leJour.toString(),
    lieuEtDate: `Tiré le ${ecrireJour(leJour)}`,
    entete: ['Bourses nationales', 'Courriers à imprimer'],
    destinataire: [],
    ouverture: ['Les courriers suivent dans cet ordre : établissement, classe, nom.'],
    colonnes: [
      { titre: 'Établissement', largeur: 4 },
      { titre: 'Classe', largeur: 1 },
      { titre: 'Élève', largeur: 3 },
      { titre: 'Courrier', largeur: 3 },
      { titre: 'Référence', largeur: 3 },
    ],
    lignes: lettres.map((lettre) => [
      lettre.etablissement,
      lettre.classe,
      nomDeListe(lettre),
      `${LETTRES[lettre.genre].libelle}${lettre.marque ? ' (réimpression)' : ''}`,
      lettre.reference,
    ]),
    bilan: [
      `${enNombre(lettres.length, 'courrier')} en tout${reimprimes > 0 ? `, dont ${enNombre(reimprimes, 'réimpression')}` : ''}.`,
    ],
    signature: ['Courriers comptés et signés, le :', 'à :'],
  };
}
