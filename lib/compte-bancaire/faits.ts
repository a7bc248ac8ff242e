import { ibanMasque } from '#lib/droit/argent/iban.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';

/** An account as it is shown: never its IBAN. */
export interface CompteMontre {
  id: string;
  titulaire: string;
  concorde: boolean;
  explication: string | null;
  pays: string;
  fin: string;
  jour: Jour;
  auteurId: string;
  auteurNom: string;
  /** What shows why it is somebody else's. */
  fichiers: { id: string; nom: string }[];
  canal: 'papier' | 'en_ligne' | 'etude_automatique';
  /** What was said of it, null while it waits. */
  suite: { confirme: boolean; motif: string | null; jour: Jour; auteurNom: string } | null;
}

/** "Camille Durand, FR•• •••• 1A82". */
export const direLeCompte = (compte: Pick<CompteMontre, 'titulaire' | 'pays' | 'fin'>): string =>
  `${compte.titulaire}, ${ibanMasque(compte)}`;

/** What happened to an account, in one sentence. */
export function direLHistoire({ jour, auteurNom, suite }: CompteMontre): string {
  const saisi = `Donné le ${ecrireJour(jour)} par ${auteurNom}`;
  if (!suite) return `${saisi} ; il attend d’être confirmé.`;
  const fait = suite.confirme ? 'confirmé' : 'écarté';
  const motif = suite.motif ? ` : ${suite.motif}` : '';
  return `${saisi}, ${fait} le ${ecrireJour(suite.jour)} par ${suite.auteurNom}${motif}.`;
}
