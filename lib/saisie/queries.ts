import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import type { Rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { type FormulaireDeDemande, formulaireVierge } from '#lib/droit/courrier/formulaire.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';

/** The blank form of a year; null when no text gives its barème or its closing day. */
export function formulaireDeLAnnee(type: TypeBourse, annee: Rentree): FormulaireDeDemande | null {
  const campagne = campagneDe(annee, 'general');
  const bareme = trouverBareme(annee, type);
  return campagne && bareme ? formulaireVierge({ type, campagne, bareme }) : null;
}

/** The same for everybody: drawn once for each year and each bourse. */
const IMPRIMES = new Map<string, Uint8Array>();

/** The blank form as a PDF to print; null as `formulaireDeLAnnee`. */
export function formulaireAImprimer(type: TypeBourse, annee: Rentree): FichierServi | null {
  const formulaire = formulaireDeLAnnee(type, annee);
  if (!formulaire) return null;
  const cle = `${type}-${annee}`;
  const octets = IMPRIMES.get(cle) ?? produireFormulaire(formulaire);
  IMPRIMES.set(cle, octets);
  return { octets, type: 'application/pdf', nom: `demande-de-bourse-${cle}.pdf` };
}
