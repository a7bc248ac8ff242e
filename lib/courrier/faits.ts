/** From the rows that a letter rests on to the facts that the law composes. Pure. */
import { z } from 'zod';
import { rentree } from '#lib/droit/annee.ts';
import { equipementPerduDans } from '#lib/droit/argent/equipement.ts';
import { somme } from '#lib/droit/argent/montants.ts';
import { PRIMES, type Prime, primesPossibles } from '#lib/droit/argent/primes.ts';
import { MONTANT_REPRISE } from '#lib/droit/argent/reprise-etudes.ts';
import { partsDeReprise } from '#lib/droit/argent/reprise-parts.ts';
import { passageDeLaTrace } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { avisRetenuDeLaTrace } from '#lib/droit/avis/tardif.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { primesDe } from '#lib/droit/bareme/primes.ts';
import { ditUnePerteDeRevenus, orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import { annonceDuCourrier, type DonneesCourriel } from '#lib/droit/courrier/courriel.ts';
import { calculDuCanal } from '#lib/droit/courrier/donnees.ts';
import { aLaFamille } from '#lib/droit/courrier/lettre-depart.ts';
import type { DonneesCourrier } from '#lib/droit/courrier/lettres.ts';
import type { RetardLeve } from '#lib/droit/courrier/lettres-erreur.ts';
import { verseParLeDroit } from '#lib/droit/courrier/verse.ts';
import { avant, jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { SANS_CALCUL } from '#lib/droit/motifs.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import { REGLES_RETRAIT } from '#lib/droit/retrait/motifs.ts';
import { ailleursDeLaTrace } from '#lib/droit/transfert/ailleurs.ts';
import { departDeLaTrace, ditUnDeces } from '#lib/droit/transfert/depart.ts';
import { direLeRetour } from '#lib/droit/transfert/retour.ts';
import { annonceDe, derniersJoursDe } from '#lib/echeance/faits.ts';
import { enTeteDe, etablissementDe } from '#lib/en-tete/faits.ts';
import {
  attributionSurRecours,
  recoursDe,
  reponseEcrite,
  restitutionSurRecours,
} from '#lib/recours/faits.ts';
import { rectificationDe } from '#lib/rectification/faits.ts';
import { retenueDe } from '#lib/retenue/faits.ts';
import { finDeLaBourse, retraitDe } from '#lib/retrait/faits.ts';
import type { Annonce, DecisionDite, FaitsDeCourrier } from './schema.ts';

const LE_JOUR = z.iso.date().transform(jour);

/** The lateness that a letter undoes, from what the journal tells of its act. */
const RetardLeveSchema = z
  .object({
    apres: z.object({ recuLe: LE_JOUR, cachetPostalLe: LE_JOUR.nullable() }),
    motivation: z.string(),
    remplace: z.object({
      genre: z.enum(['refus_hors_delai', 'irrecevabilite', 'refus_sur_recours']),
      du: LE_JOUR,
    }),
  })
  .transform(
    ({ apres, motivation, remplace }): RetardLeve => ({
      ...remplace,
      recuLe: apres.recuLe,
      cachetLe: apres.cachetPostalLe,
      motivation,
    }),
  );

/** The same from a line of the journal; throws a ZodError on the line of another act. */
export const relireRetardLeve = (contenu: unknown): RetardLeve => RetardLeveSchema.parse(contenu);

/** What the law composes a letter from. Throws a TypeError when the trace of the decision is no trace. */
export function donneesDuCourrier(faits: FaitsDeCourrier): DonneesCourrier {
  const { genre, decision, dossier, demandeDePieces } = faits;
  const enTete = enTeteDe(faits);
  const dateReception = dossier.recuLe ?? faits.jour;
  const motifs = decision?.motifs ?? [];
  switch (genre) {
    case 'accuse_reception':
      return { ...enTete, genre, dateReception, retardAdmis: dossier.retardAdmis, ...accuseDe(faits) };
    case 'demande_incomplete': {
      const pieces = (demandeDePieces?.pieces ?? []).map(pieceDemandee);
      const message = demandeDePieces?.message;
      return { ...enTete, genre, pieces, ...(message ? { message } : {}) };
    }
    case 'attribution':
      return {
        ...enTete,
        genre,
        calcul: repriseDeLaTrace(decision) ? 'sans_algorithme' : calculDuCanal(dossier.canal),
        ...attributionDe(faits),
        ...attributionSurRecours(faits.recours),
      };
    case 'refus':
      return { ...enTete, genre, motifs, ...refusDe(faits) };
    case 'accuse_reception_recours':
      return { ...enTete, genre, recours: recoursDe(faits.recours) };
    case 'maintien_du_refus':
      return { ...enTete, genre, recours: recoursDe(faits.recours), motifs, ...maintienDe(faits) };
    case 'reponse_au_recours':
      return { ...enTete, genre, recours: recoursDe(faits.recours), ...reponseEcrite(faits.recours) };
    case 'invitation_aux_observations':
    case 'accuse_reception_renonciation':
    case 'maintien_de_la_bourse':
      return { ...enTete, genre, retrait: retraitDe(faits) };
    case 'retenue_pour_absences':
      return { ...enTete, genre, retenue: retenueDe(faits) };
    case 'restitution_de_retenue':
      return { ...enTete, genre, retenue: retenueDe(faits), ...restitutionSurRecours(faits.recours) };
    case 'retrait':
      return { ...enTete, genre, motifs, ...finDeLaBourse(retraitDe(faits), decision) };
    case 'suspension_du_merite':
      return { ...enTete, genre, motifs, retrait: retraitDe(faits), motivation: decision?.motivation ?? '' };
    case 'reprise_du_merite':
      return { ...enTete, genre, retrait: retraitDe(faits), motivation: decision?.motivation ?? '' };
    case 'depart_ailleurs': {
      const { annuel, duree } = attributionDe(faits).bourse;
      const depart = departDeLaTrace(lireTrace(decision?.trace));
      return {
        ...enTete,
        ...(depart && ditUnDeces(depart) && faits.demandeParLEleve
          ? { destinataire: aLaFamille(enTete.destinataire) }
          : {}),
        genre,
        depart,
        motivation: decision?.motivation ?? '',
        du: duree?.total ?? annuel,
        equipementPerdu: equipementPerduDans(lireTrace(decision?.trace)),
      };
    }
    case 'silence_sur_la_demande': {
      const { rejeteLe } = annonceDe(faits);
      return {
        ...enTete,
        genre,
        rejeteeLe: rejeteLe ?? faits.jour,
        derniersJours: derniersJoursDe(enTete, faits),
      };
    }
    case 'silence_sur_le_recours': {
      const { rejeteLe, jugeJusquAu } = annonceDe(faits);
      return {
        ...enTete,
        genre,
        recours: recoursDe(faits.recours),
        rejeteLe: rejeteLe ?? faits.jour,
        jugeJusquAu,
      };
    }
    case 'rappel_de_pieces':
    case 'relance_avant_cloture': {
      const pieces = faits.manquantes.map(pieceDemandee);
      const limite = annonceDe(faits).limite ?? faits.jour;
      return { ...enTete, genre, pieces, limite };
    }
    case 'invitation_a_demander':
      throw new RangeError('une invitation n’est à aucun dossier');
    case 'reprise_de_la_demande':
      return { ...enTete, genre, dateReception, repriseLe: faits.jour };
    case 'rectification_ecartee':
      return { ...enTete, genre, rectification: rectificationDe(faits) };
    case 'reprise_apres_retard':
      return { ...enTete, genre, retardLeve: retardLeveDe(faits) };
    case 'refus_hors_delai':
      return { ...enTete, genre, dateReception, dateCloture: faits.cloture, motifs };
    case 'irrecevabilite': {
      const tardive = motifs.some(({ regle }) => regle === 'recevabilite.hors_delai');
      return { ...enTete, genre, cause: tardive ? 'hors_delai' : 'double_demande', dateReception, motifs };
    }
  }
}

function retardLeveDe({ retardLeve }: FaitsDeCourrier): RetardLeve {
  if (!retardLeve) throw new RangeError('une reprise après retard sans retard');
  return retardLeve;
}

function maintienDe(faits: FaitsDeCourrier) {
  const retrait = faits.decision?.motifs.some(({ regle }) => regle in REGLES_RETRAIT) ?? false;
  return { motivation: faits.recours?.motivation ?? '', retrait, ...refusDe(faits) };
}

const pieceDemandee = (code: CodePiece) => ({
  libelle: PIECES[code].libelle,
  avisImpot: estAvisImpot(code),
});

/** C. II.C.3: the établissement acknowledges what it received, whoever decides; the CNED's service what came to it. */
function accuseDe(faits: FaitsDeCourrier) {
  const recueLa = faits.auteur?.enEtablissement ?? false;
  return {
    pieces: faits.manquantes.map(pieceDemandee),
    expediteur: recueLa ? etablissementDe(faits) : null,
    enLigne: faits.auteur === null,
    ...(recueLa ? { lieu: faits.etablissement.commune } : {}),
  };
}

function chiffresDe({ decision, dossier }: FaitsDeCourrier) {
  const { rentree: annee, typeBourse } = dossier;
  const revenus = trouverBareme(annee, typeBourse)?.anneeDesRevenus ?? annee - 1;
  const trace = lireTrace(decision?.trace);
  const chiffres = chiffresDeLaTrace(trace, revenus, decision?.echelon ?? null);
  const echelle = chiffres && echelleDeLaTrace(trace, annee);
  return chiffres ? { ...chiffres, ...(echelle ? { echelle } : {}) } : undefined;
}

/** What a decision took up without computing anything, as its letter says it: from another authority, or of before a departure. */
const repriseDeLaTrace = (decision: FaitsDeCourrier['decision']): string | undefined => {
  const trace = lireTrace(decision?.trace);
  return ailleursDeLaTrace(trace) ?? direLeRetour(trace);
};

function attributionDe(faits: FaitsDeCourrier) {
  const { decision } = faits;
  const annuel = centimes(decision?.montantAnnuel ?? 0);
  const verse = verseParLeDroit(rentree(faits.dossier.rentree), annuel, decision);
  const bourse = { echelon: decision?.echelon ?? 0, annuel, ...verse };
  return {
    bourse,
    ...primesDites(faits),
    chiffres: chiffresDe(faits),
    perteDeRevenus: ditUnePerteDeRevenus(lireTrace(decision?.trace)),
    avisRetenu: avisRetenuDeLaTrace(lireTrace(decision?.trace)),
    passage: repriseDeLaTrace(decision) ?? passageDeLaTrace(lireTrace(decision?.trace)),
  };
}

/** What came with the bourse, then what a fact still unknown may add, with the amounts of the échelon (C. IV.C). */
function primesDites({ decision, dossier }: FaitsDeCourrier) {
  const annee = rentree(dossier.rentree);
  const ecrire = (prime: Prime, montant: number) => ({
    ...PRIMES[prime],
    montant: centimes(montant),
  });
  const verse = ({ prime, annuel, du, au }: DecisionDite['primes'][number]): number => {
    if (prime === 'equipement') return annuel;
    return prime === 'reprise'
      ? somme(partsDeReprise({ annee: anneeScolaire(annee), annuel: centimes(annuel), reprise: du, fin: au }))
      : (verseParLeDroit(annee, centimes(annuel), { effetDu: du, effetAu: au, trace: decision?.trace }).duree
          ?.total ?? annuel);
  };
  // What was paid before the days of this decision was told by another letter.
  const dites = (decision?.primes ?? []).filter(
    ({ au }) => !decision?.effetDu || !avant(au, decision.effetDu),
  );
  const parPrime = Map.groupBy(dites, ({ prime }) => prime);
  const primes = [...parPrime].map(([prime, siennes]) =>
    ecrire(
      prime,
      siennes.reduce((total, une) => total + verse(une), 0),
    ),
  );
  const montants = primesDe(annee, dossier.typeBourse, decision?.echelon ?? 1);
  if (montants.genre !== 'droit') return { primes, possibles: [] };
  const { internat, merite, equipement } = montants.droit;
  const annuels: Record<Prime, number | null> = { internat, merite, equipement, reprise: MONTANT_REPRISE };
  const possibles = primesPossibles(lireTrace(decision?.trace)).flatMap((prime) => {
    const montant = annuels[prime];
    return montant === null ? [] : [ecrire(prime, montant)];
  });
  return { primes, possibles };
}

function refusDe(faits: FaitsDeCourrier) {
  const { decision } = faits;
  // A reason that an agent wrote, or the procedure gave, was not computed.
  const calcule =
    (decision?.genre === 'refus' || decision?.genre === 'refus_sur_recours') &&
    decision.motifs.every(({ regle }) => !SANS_CALCUL.includes(regle) && !(regle in REGLES_RETRAIT));
  return {
    fondsSociaux: orienteVersFondsSociaux(lireTrace(decision?.trace)),
    chiffres: calcule ? chiffresDe(faits) : undefined,
    calcul: calcule ? calculDuCanal(faits.dossier.canal) : ('sans_algorithme' as const),
    avisRetenu: avisRetenuDeLaTrace(lireTrace(decision?.trace)),
    passage: passageDeLaTrace(lireTrace(decision?.trace)),
  };
}

/** What the law composes a mail from; `adresse` is the family's page. */
export function donneesDuCourriel(
  { genre, canal, jour, numero, typeBourse }: Annonce,
  adresse: string,
): DonneesCourriel {
  const commun = { reference: numero, type: typeBourse, adresse };
  if (genre === 'accuse_reception' && canal !== 'en_ligne')
    return { ...commun, genre: 'accuse_enregistrement', deposeeLe: jour };
  return { ...commun, genre: annonceDuCourrier(genre) };
}
