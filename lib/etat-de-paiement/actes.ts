/** The steps of a state: prepared, checked, frozen. Only the last one writes entries, all of them or none. */
import { chargerAutorites, delegationPour } from '#lib/autorite/queries.ts';
import { rentree as enRentree } from '#lib/droit/annee.ts';
import { ETATS_DE_PAIEMENT } from '#lib/droit/argent/etats.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { avant } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { empreinteDe, type LieuDePaiement, repeter } from '#lib/liquidation/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { inserer } from '#lib/technique/ensembles.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { EtatDePaiement } from '#prisma/generated/client.ts';

interface Lieu extends Omit<LieuDePaiement, 'branche'> {
  branche: Branche;
}

/** The function by which who acts prepares or signs the states of a place. Throws Refus `interdit` where none does. */
function fonctionPour({ affectations, auteur }: Portee, lieu: Lieu, geste: 'preparent' | 'signent') {
  const { [geste]: roles, titre, article } = ETATS_DE_PAIEMENT[lieu.branche];
  const tenue = affectations.find(
    ({ role, uai, academieCode }) =>
      roles.includes(role) && (uai === lieu.uai || academieCode === lieu.academieCode),
  );
  if (!tenue || auteur.genre !== 'agent')
    throw new Refus(
      'interdit',
      geste === 'signent'
        ? `${titre} : votre fonction ne le signe pas ici. Qui le signe le figera, une fois contrôlé.`
        : `${titre} : votre fonction ne le prépare pas ici.`,
      { texte: article },
    );
  return { ...tenue, auteur };
}

function exigerCommence(portee: Portee, { rentree, trimestre }: Lieu): void {
  const debut = trimestresDe(anneeScolaire(enRentree(rentree)))[trimestre - 1]?.debut;
  if (!debut || avant(portee.jour, debut))
    throw new Refus('impossible', `Le trimestre ${trimestre} n’a pas commencé : rien n’est payé d’avance.`, {
      texte: 'C. V.A, VII.B',
    });
}

/** The state that is being prepared for a place and a trimestre, begun when there is none. */
async function etatEnCours(tx: Transaction, portee: Portee, lieu: Lieu): Promise<string> {
  const { auteur } = fonctionPour(portee, lieu, 'preparent');
  const { uai, academieCode, branche, rentree, trimestre } = lieu;
  const place = { uai, academieCode, branche, rentree, trimestre };
  const dejaLa = await tx.etatDePaiement.findFirst({
    where: { ...place, etape: { not: 'fige' } },
    select: { id: true },
  });
  if (dejaLa) return dejaLa.id;
  const cree = { prepareLe: dateDe(portee.jour), prepareParId: auteur.id, prepareParNom: auteur.nom };
  const { id } = await tx.etatDePaiement.create({ data: { ...place, ...cree }, select: { id: true } });
  return id;
}

/** Prepares a state for a place and an open trimestre, or gives the one that is being prepared. Writes no entry. */
export async function preparerEtat(portee: Portee, lieu: Lieu): Promise<string> {
  fonctionPour(portee, lieu, 'preparent');
  exigerCommence(portee, lieu);
  return enPortee(portee, (tx) => etatEnCours(tx, portee, lieu)).catch((erreur: unknown) =>
    Promise.reject(refusDeLaBase(erreur)),
  );
}

type EtatPris = EtatDePaiement & Lieu;
type Repetition = Awaited<ReturnType<typeof repeter>>;

/** Takes the lock of a state that is not frozen: who comes second waits, then reads what the first one did. */
async function prendre(tx: Transaction, etatId: string): Promise<EtatPris> {
  await tx.$queryRaw`SELECT 1 FROM etat_de_paiement WHERE id = ${etatId}::uuid FOR UPDATE`;
  const etat = await tx.etatDePaiement.findUnique({ where: { id: etatId } });
  if (!etat) throw new Refus('introuvable', 'Cet état est introuvable.');
  if (etat.etape === 'fige')
    throw new Refus(
      'conflit',
      `Cet état vient d’être figé, sous le n° ${etat.numero}. Il ne change plus : une correction va dans le suivant.`,
    );
  return etat;
}

const RIEN = new Refus(
  'impossible',
  'Rien de nouveau n’est dû dans cet établissement jusqu’à ce trimestre : il n’y a pas d’état à faire.',
);

/** Writes that a rehearsal was read, in a state that is taken. */
async function controler(tx: Transaction, portee: Portee, etat: EtatPris, repetition: Repetition) {
  const { auteur } = fonctionPour(portee, etat, 'preparent');
  if (repetition.boursiers.length === 0) throw RIEN;
  const empreinteControlee = empreinteDe(repetition);
  await tx.etatDePaiement.updateMany({
    where: { id: etat.id },
    data: {
      etape: 'controle',
      controleLe: dateDe(portee.jour),
      controleParId: auteur.id,
      controleParNom: auteur.nom,
      empreinteControlee,
    },
  });
  return empreinteControlee;
}

/** Says that what the state would write now has been read and is right. Throws Refus `impossible` when it would write nothing. */
export function controlerEtat(portee: Portee, etatId: string): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      const etat = await prendre(tx, etatId);
      fonctionPour(portee, etat, 'preparent');
      await controler(tx, portee, etat, await repeter(tx, etat));
    },
    'acte',
  ).catch((erreur: unknown) => Promise.reject(refusDeLaBase(erreur)));
}

interface Fige {
  numero: number;
  total: Centimes;
  boursiers: number;
}

/** Freezes a state that is taken: entries, sums, number, total and print, when what is due is still what was checked. */
async function figer(tx: Transaction, portee: Portee, etat: EtatPris): Promise<Fige> {
  const signataire = await signatureDe(tx, portee, etat);
  if (!etat.empreinteControlee)
    throw new Refus('impossible', 'Cet état n’a pas été contrôlé : lisez-le et contrôlez-le d’abord.');
  const repetition = await repeter(tx, etat);
  if (repetition.boursiers.length === 0) throw RIEN;
  if (Buffer.compare(empreinteDe(repetition), etat.empreinteControlee) !== 0)
    throw new Refus(
      'conflit',
      'Des sommes ont changé depuis le contrôle : relisez l’état et contrôlez-le à nouveau.',
    );
  await inserer(tx, 'boursier_a_payer', repetition.boursiers);
  await inserer(tx, 'ligne_de_liquidation', repetition.lignes);
  await tx.etatDePaiement.updateMany({
    where: { id: etat.id },
    data: { etape: 'fige', signeLe: dateDe(portee.jour), ...signataire, ...POSES_PAR_LA_BASE },
  });
  const { numero, total } = await tx.etatDePaiement.findUniqueOrThrow({ where: { id: etat.id } });
  return { numero: numero ?? 0, total: centimes(total ?? 0), boursiers: repetition.boursiers.length };
}

/**
 * Freezes and signs a state: entries, sums, number, total and print in one transaction. Throws Refus `interdit` to who does not
 * sign there, `impossible` when it was not checked, `conflit` when what is due changed since, or when another froze it.
 */
export function figerEtat(portee: Portee, etatId: string): Promise<Fige> {
  return enPortee(portee, async (tx) => figer(tx, portee, await prendre(tx, etatId)), 'lot').catch(
    (erreur: unknown) => Promise.reject(refusDeLaBase(erreur)),
  );
}

/**
 * Closes a trimestre in a place by one act: its state is prepared when it is not, checked as the page showed it, then frozen and
 * signed, all or nothing. `lue` is the print of the rehearsal that was read, in hexadecimal. Throws Refus `conflit` when what is
 * due is no longer what was read, or when the trimestre is closed already; and as the three acts do.
 */
export async function cloreTrimestre(portee: Portee, lieu: Lieu, lue: string): Promise<Fige> {
  fonctionPour(portee, lieu, 'signent');
  exigerCommence(portee, lieu);
  return enPortee(
    portee,
    async (tx) => {
      const etat = await prendre(tx, await etatEnCours(tx, portee, lieu));
      const repetition = await repeter(tx, etat);
      if (repetition.boursiers.length === 0) throw await dejaClos(tx, lieu);
      if (Buffer.from(empreinteDe(repetition)).toString('hex') !== lue)
        throw new Refus(
          'conflit',
          'Des sommes ont changé depuis que cette page est ouverte : relisez-la, puis signez.',
        );
      return figer(tx, portee, {
        ...etat,
        empreinteControlee: await controler(tx, portee, etat, repetition),
      });
    },
    'lot',
  ).catch((erreur: unknown) => Promise.reject(refusDeLaBase(erreur)));
}

/** Why there is nothing to close: somebody did, or nothing was ever due. */
async function dejaClos(tx: Transaction, { uai, academieCode, branche, rentree, trimestre }: Lieu) {
  const dernier = await tx.etatDePaiement.findFirst({
    where: { uai, academieCode, branche, rentree, trimestre, etape: 'fige' },
    orderBy: { numero: 'desc' },
    select: { numero: true, signataireNom: true },
  });
  return dernier
    ? new Refus(
        'conflit',
        `Ce trimestre est déjà clos : l’état n° ${dernier.numero}, signé par ${dernier.signataireNom}, paie tout ce qui est dû. Rien n’est payé deux fois.`,
        { texte: 'C. VII.B' },
      )
    : RIEN;
}

/** Number, total and print are computed by a trigger, whatever is written here. */
const POSES_PAR_LA_BASE = { numero: 0, total: 0, empreinte: new Uint8Array() };

/** Who signs, as the state says it; a service signs by delegation. */
async function signatureDe(tx: Transaction, portee: Portee, etat: Lieu) {
  const { auteur, qualite, uai } = fonctionPour(portee, etat, 'signent');
  const delegation = uai
    ? null
    : delegationPour(await chargerAutorites(tx, portee, [{ ...etat, decisions: [] }]), etat);
  if (!uai && delegation === null)
    throw new Refus('interdit', 'Votre délégation de signature n’est pas en vigueur pour ces états.', {
      texte: 'CRPA L. 212-1',
    });
  return { signataireId: auteur.id, signataireNom: auteur.nom, signataireQualite: qualite, delegation };
}

/** What a lock of the base says, in the words of who acts. */
function refusDeLaBase(erreur: unknown): unknown {
  if (/trimestre non ouvert/.test(String((erreur as Error)?.message)))
    return new Refus(
      'impossible',
      'Ce trimestre n’est pas ouvert dans votre académie : le délégué du recteur l’ouvre et fixe sa date.',
      { texte: 'C. IV.B' },
    );
  return enfreint(erreur, 'etat_de_paiement') || enfreint(erreur, 'boursier_a_payer')
    ? new Refus(
        'conflit',
        'Un autre état de cet établissement vient d’être préparé ou figé : relisez la page.',
      )
    : erreur;
}
