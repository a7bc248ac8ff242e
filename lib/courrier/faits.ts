import { typeBourseDuDossier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import type {
  DonneesCourrier,
  EnTete,
  MotifEcrit,
  PieceDemandee,
  PrimeAccordee,
  Signataire,
} from '#lib/droit/courrier/donnees.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { centimes } from '#lib/droit/montant.ts';
import { APPRECIATION } from '#lib/droit/motifs.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import { departementDuCodePostal } from '#lib/droit/recours/tribunaux.ts';
import type { LigneRedigee } from '#lib/droit/rediger.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';

import type { Agent, CourrierEntier, Ligne } from './queries.ts';

type Dossier = CourrierEntier['dossier'];
type Decision = NonNullable<CourrierEntier['decision']>;
type Academie = Prisma.AcademieGetPayload<object>;

/** What the letters of a batch rest on besides their own rows. */
interface Contexte {
  academie: Academie | undefined;
  /** The line of the journal behind a letter that decides nothing. */
  ligne: Ligne | undefined;
  auteur: Agent | undefined;
}

/** The facts of a letter, by its kind. */
export function donneesDe(courrier: CourrierEntier, contexte: Contexte): DonneesCourrier {
  const { decision, demandeDePieces, dossier } = courrier;
  const enTete = enTeteDe(courrier, contexte);
  const dateReception = jourDe(dossier.recuLe ?? courrier.jour);
  const { genre } = courrier;
  switch (genre) {
    case 'accuse_reception':
      return { ...enTete, genre, dateReception };
    case 'demande_incomplete':
      return {
        ...enTete,
        genre,
        pieces: piecesDemandees(contexte.ligne),
        ...(demandeDePieces?.message ? { message: demandeDePieces.message } : {}),
      };
    case 'attribution':
      return { ...enTete, genre, calcul: 'assiste', ...attributionDe(decision, dossier) };
    case 'refus':
      return { ...enTete, genre, ...refusDe(decision, dossier) };
    case 'refus_hors_delai': {
      const { cloture, clotureCned } = dossier.campagne;
      const dateCloture = jourDe(dossier.branche === 'cned' ? clotureCned : cloture);
      return { ...enTete, genre, dateReception, dateCloture, motifs: motifsDe(decision) };
    }
    case 'irrecevabilite': {
      const motifs = motifsDe(decision);
      const tardive = motifs.some(({ regle }) => regle === 'recevabilite.hors_delai');
      return { ...enTete, genre, cause: tardive ? 'hors_delai' : 'double_demande', dateReception, motifs };
    }
  }
}

function enTeteDe(courrier: CourrierEntier, contexte: Contexte): EnTete {
  const { dossier } = courrier;
  const { eleve, etablissement, demandeur } = dossier;
  const ville = (codePostal = '', commune = '') => `${codePostal} ${commune}`.trim();
  const tenu = serviceDe(dossier, contexte.academie);
  return {
    reference: courrier.reference,
    lieu: tenu.commune,
    date: jourDe(courrier.jour),
    service: tenu.service,
    destinataire: {
      nom: demandeur
        ? `${demandeur.civilite} ${demandeur.prenom} ${demandeur.nomUsage ?? demandeur.nom}`
        : '',
      adresse: [
        demandeur?.adresse,
        demandeur?.complement,
        ville(demandeur?.codePostal, demandeur?.commune),
      ].flatMap((partie) => partie || []),
    },
    eleve: { nom: eleve.nomUsage ?? eleve.nom, prenom: eleve.prenom, classe: dossier.scolarite.classe },
    etablissement,
    rentree: rentree(dossier.rentree),
    type: typeBourseDuDossier(dossier),
    branche: dossier.branche,
    departement: tenu.departement,
    academie: contexte.academie ? deLAcademie(contexte.academie.nom) : '',
    signataire: signataireDe(courrier, contexte),
    envoi: courrier.courriel ? 'teleservice' : 'postal',
  };
}

/** The service in charge: the collège public itself, the service académique for every other branch (C. IV.B). */
function serviceDe({ branche, etablissement }: Dossier, academie: Academie | undefined) {
  if (branche === 'college_public') {
    const { nom, adresse, codePostal, commune, telephone, courriel, departementCode } = etablissement;
    const service = { nom, adresse: [adresse, `${codePostal} ${commune}`], telephone, courriel };
    return { service, commune, departement: departementCode };
  }
  const { service: nom = '', adresse = '', telephone = '', courriel = '' } = academie ?? {};
  const lignes = adresse.split(/\s*,\s*/).filter(Boolean);
  const [, codePostal = '', commune = ''] = /^(\d{5}) (.+)$/.exec(lignes.at(-1) ?? '') ?? [];
  const departement = departementDuCodePostal(codePostal);
  return { service: { nom, adresse: lignes, telephone, courriel }, commune, departement };
}

/** Who signed the decision, or who did the act that the letter tells (CRPA L. 212-1). Empty when nobody is known. */
function signataireDe(
  { decision, dossier }: CourrierEntier,
  { academie, ligne, auteur }: Contexte,
): Signataire {
  if (decision) {
    const { signatairePrenom: prenom, signataireNom: nom, signataireQualite: qualite, service } = decision;
    const delegation = `Pour le recteur de l’académie ${deLAcademie(academie?.nom ?? '')} et par délégation`;
    return { prenom, nom, qualite, service, ...(decision.delegation ? { delegation } : {}) };
  }
  const affectation = auteur?.affectations.find(
    ({ role, uai, academieCode, du, au }) =>
      ligne &&
      role === ligne.role &&
      (uai === dossier.uai || academieCode === dossier.academieCode) &&
      du <= ligne.jour &&
      (!au || au >= ligne.jour),
  );
  return {
    prenom: auteur?.prenom ?? '',
    nom: auteur?.nom ?? '',
    qualite: affectation?.qualite ?? '',
    service: (affectation?.uai ? dossier.etablissement.nom : academie?.service) ?? '',
  };
}

function piecesDemandees(ligne: Ligne | undefined): PieceDemandee[] {
  const { pieces = [] } = (ligne?.contenu ?? {}) as { pieces?: CodePiece[] };
  return pieces.map((code) => ({ libelle: PIECES[code].libelle, avisImpot: estAvisImpot(code) }));
}

const motifsDe = (decision: Decision | null) =>
  (decision?.motifs ?? []) as unknown as (MotifEcrit & { regle: string })[];

const chiffresDe = (decision: Decision | null, dossier: Dossier) =>
  chiffresDeLaTrace(
    (decision?.trace ?? []) as unknown as LigneRedigee[],
    trouverBareme(dossier.rentree, typeBourseDuDossier(dossier))?.anneeDesRevenus ?? dossier.rentree - 1,
    decision?.echelon ?? null,
  ) ?? undefined;

function attributionDe(decision: Decision | null, dossier: Dossier) {
  const annuel = centimes(decision?.montantAnnuel ?? 0);
  const internat = decision?.droits.find(({ composante }) => composante === 'internat');
  const primes: PrimeAccordee[] = internat
    ? [
        {
          libelle: 'Prime d’internat',
          montant: centimes(internat.centimesAnnuels),
          versement: 'en trois parts',
        },
      ]
    : [];
  const bourse = { echelon: decision?.echelon ?? 0, annuel, trimestres: partsEgales(annuel) };
  return { bourse, primes, chiffres: chiffresDe(decision, dossier) };
}

function refusDe(decision: Decision | null, dossier: Dossier) {
  const motifs = motifsDe(decision);
  // A reason that an agent wrote, or the procedure gave, was not computed.
  const calcule = decision?.genre === 'refus' && motifs.every(({ regle }) => regle !== APPRECIATION);
  const fondsSociaux = orienteVersFondsSociaux((decision?.trace ?? []) as unknown as LigneRedigee[]);
  const chiffres = calcule ? chiffresDe(decision, dossier) : undefined;
  return {
    motifs,
    fondsSociaux,
    chiffres,
    calcul: calcule ? ('assiste' as const) : ('sans_algorithme' as const),
  };
}
