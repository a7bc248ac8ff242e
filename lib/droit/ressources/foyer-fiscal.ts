/** Income and children of one household: from its avis, or from proofs of gross income when there is none (C. III.C). */
import { estNombreEnfants } from '../charges.ts';
import type { AvisImpot, RevenusBruts } from '../situation.ts';
import { appliquee, type Etude, manque, type Qui, type Retenus } from './etude.ts';
import { DRAPEAU_CONVERSION } from './ressources-regles.ts';

/** Income of a new arrival (C. III.C.2): gross less 10 %, to the nearest euro, halves upward; its cents count until then. */
export const apresAbattement = (brut: number): number =>
  Math.floor((Math.round(brut * 100) * 9 + 500) / 1000);

const estMontant = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

interface Lecteur {
  qui: Qui;
  /** Year of the income that counts. */
  annee: number;
  /** A déclaration stands for the avis only for a pupil who asks alone (C. III.D.4). */
  declarationAdmise: boolean;
}

const champDe = (qui: Qui, piece: 'avis' | 'avisEtranger' | 'revenusBruts'): string =>
  qui === 'demandeur' ? `foyer.${piece}` : `foyer.concubin.${piece}`;
const nomDe = (qui: Qui): string => (qui === 'demandeur' ? 'du demandeur' : 'du concubin');

function lireAvis(etude: Etude, avis: AvisImpot, { qui, annee, declarationAdmise }: Lecteur): Retenus | null {
  const regle = 'ressources_annee_de_reference';
  if (avis.annee !== annee)
    return manque(
      etude,
      regle,
      `${champDe(qui, 'avis')}.annee`,
      `l’avis d’impôt ${nomDe(qui)} sur les revenus de ${annee} (celui qui est fourni porte sur les revenus de ${avis.annee})`,
    );
  if (avis.source === 'situation_declarative' && !declarationAdmise)
    return manque(
      etude,
      regle,
      champDe(qui, 'avis'),
      `l’avis d’impôt ${nomDe(qui)} sur les revenus de ${annee} (une déclaration ne le remplace pas)`,
    );
  if (!estMontant(avis.rfr))
    return manque(
      etude,
      regle,
      `${champDe(qui, 'avis')}.rfr`,
      `le revenu fiscal de référence ${nomDe(qui)}, en euros entiers`,
    );
  if (!estNombreEnfants(avis.enfants))
    return manque(
      etude,
      'charges_enfants_de_l_avis',
      `${champDe(qui, 'avis')}.enfants`,
      `le nombre d’enfants à charge porté sur l’avis ${nomDe(qui)}`,
    );
  appliquee(etude, regle, { qui, annee, rfr: avis.rfr, source: avis.source });
  if (avis.source === 'avis_etranger')
    appliquee(etude, 'ressources_revenus_etrangers', { qui, source: avis.source });
  signalerConversion(etude, avis, qui);
  appliquee(etude, 'charges_enfants_de_l_avis', { qui, enfants: avis.enfants });
  return { ressources: avis.rfr, enfants: avis.enfants };
}

function signalerConversion(etude: Etude, { conversion, rfr }: AvisImpot, qui: Qui): void {
  if (!conversion) return;
  appliquee(etude, 'ressources_conversion', { qui, rfr, conversion });
  etude.drapeaux.push(DRAPEAU_CONVERSION);
}

/** All the resources of the year, in France and abroad; the children are those of the first avis alone. */
function ajouterEtranger(
  etude: Etude,
  seul: Retenus,
  avis: AvisImpot,
  { qui, annee }: Lecteur,
): Retenus | null {
  const regle = 'ressources_avis_etranger_ajoute';
  if (avis.annee !== annee)
    return manque(
      etude,
      regle,
      `${champDe(qui, 'avisEtranger')}.annee`,
      `l’avis d’impôt étranger ${nomDe(qui)} sur les revenus de ${annee}`,
    );
  if (!estMontant(avis.rfr))
    return manque(
      etude,
      regle,
      `${champDe(qui, 'avisEtranger')}.rfr`,
      `le revenu de l’avis d’impôt étranger ${nomDe(qui)}, en euros entiers`,
    );
  const total = seul.ressources + avis.rfr;
  appliquee(etude, regle, { qui, francais: seul.ressources, etranger: avis.rfr, total });
  signalerConversion(etude, avis, qui);
  return { ressources: total, enfants: seul.enfants };
}

function lireBruts(etude: Etude, bruts: RevenusBruts, { qui, annee }: Lecteur): Retenus | null {
  const regle = 'ressources_nouvel_arrivant';
  const champ = champDe(qui, 'revenusBruts');
  if (bruts.justificatif === 'aucun' && qui === 'demandeur') {
    const valeurs = { qui, annee };
    etude.motif = { regle: 'ressources_fonds_social', valeurs };
    appliquee(etude, 'ressources_fonds_social', valeurs);
    return null;
  }
  if (bruts.justificatif === 'aucun')
    return manque(
      etude,
      regle,
      `${champ}.justificatif`,
      `un justificatif des revenus du concubin pour ${annee}`,
    );
  if (bruts.annee !== annee)
    return manque(
      etude,
      regle,
      `${champ}.annee`,
      `un justificatif des revenus ${nomDe(qui)} pour ${annee} (celui qui est fourni porte sur ${bruts.annee})`,
    );
  if (!(Number.isFinite(bruts.brut) && bruts.brut >= 0))
    return manque(etude, regle, `${champ}.brut`, `le montant des revenus bruts ${nomDe(qui)} pour ${annee}`);
  if (!estNombreEnfants(bruts.enfants))
    return manque(
      etude,
      'charges_enfants_de_l_avis',
      `${champ}.enfants`,
      `le nombre d’enfants à charge ${nomDe(qui)}`,
    );
  if (!bruts.justificatif)
    return manque(
      etude,
      regle,
      `${champ}.justificatif`,
      `un justificatif des revenus ${nomDe(qui)} pour ${annee}`,
    );
  const ressources = apresAbattement(bruts.brut);
  appliquee(etude, regle, {
    qui,
    annee,
    brut: bruts.brut,
    rfr: ressources,
    justificatif: bruts.justificatif,
  });
  appliquee(etude, 'charges_enfants_de_l_avis', { qui, enfants: bruts.enfants });
  return { ressources, enfants: bruts.enfants };
}

/** What counts for a household, or null when something lacks or nothing can be proved (told in the étude). */
export function lireFoyerFiscal(
  etude: Etude,
  pieces: { avis?: AvisImpot; avisEtranger?: AvisImpot; revenusBruts?: RevenusBruts } | undefined,
  lecteur: Lecteur,
): Retenus | null {
  const { avis, avisEtranger } = pieces ?? {};
  if (avis) {
    const seul = lireAvis(etude, avis, lecteur);
    return seul && avisEtranger ? ajouterEtranger(etude, seul, avisEtranger, lecteur) : seul;
  }
  if (pieces?.revenusBruts) return lireBruts(etude, pieces.revenusBruts, lecteur);
  const { qui, annee } = lecteur;
  return manque(
    etude,
    'ressources_annee_de_reference',
    champDe(qui, 'avis'),
    `l’avis d’impôt ${nomDe(qui)} sur les revenus de ${annee}`,
  );
}
