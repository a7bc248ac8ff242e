import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import type { Campagne } from '#lib/droit/calendrier/campagne.ts';
import {
  type FamilleConnue,
  type FormulaireDeDemande,
  formulaireDeDemande,
} from '#lib/droit/courrier/formulaire.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';

/** The form of a campaign, blank or with a known family; null when the campaign is not known, or when no text gives its barème. */
export function formulaireDeLAnnee(
  type: TypeBourse,
  campagne: Campagne | null,
  connue?: FamilleConnue,
): FormulaireDeDemande | null {
  const bareme = campagne && trouverBareme(campagne.rentree, type);
  return campagne && bareme ? formulaireDeDemande({ type, campagne, bareme }, connue) : null;
}

/** The same for everybody: drawn once for each closing day and each bourse. */
const IMPRIMES = new Map<string, Uint8Array>();

/** The blank form as a PDF to print; null as `formulaireDeLAnnee`. */
export function formulaireAImprimer(type: TypeBourse, campagne: Campagne | null): FichierServi | null {
  const formulaire = formulaireDeLAnnee(type, campagne);
  if (!campagne || !formulaire) return null;
  const cle = `${type}-${campagne.cloture}`;
  const octets = IMPRIMES.get(cle) ?? produireFormulaire(formulaire);
  IMPRIMES.set(cle, octets);
  return { octets, type: 'application/pdf', nom: `demande-de-bourse-${type}-${campagne.rentree}.pdf` };
}
