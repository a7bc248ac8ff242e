/** An annexe is typed, corrected until somebody signs, then signed by two different administrateurs. */
import { createHash } from 'node:crypto';
import { type AnnexeSaisie, examinerAnnexe } from '#lib/droit/bareme/annexe.ts';
import { jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { saisieDe } from './faits.ts';
import { SIGNATURES_REQUISES } from './queries.ts';

/** What the signatures cover: the data file, byte for byte. */
const empreinteDe = (saisie: AnnexeSaisie): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(examinerAnnexe(saisie).fichier).digest());

const colonnesDe = ({ du, au, ...saisie }: AnnexeSaisie) => ({
  ...saisie,
  du: dateDe(jour(du)),
  au: dateDe(jour(au)),
});

/** Who acts: an administrateur in person, never the application by itself. */
function auteurDe(portee: Portee): { id: string; nom: string } {
  exigerAdministrateur(portee);
  const { id, nom } = portee.auteur;
  if (id === null) throw new Refus('interdit', 'Une annexe se saisit et se signe en personne.');
  return { id, nom };
}

interface Fait {
  annexeId: string;
  acte: 'enregistrer' | 'corriger' | 'signer' | 'telecharger';
  empreinte: Uint8Array<ArrayBuffer>;
}

async function inscrire(tx: Transaction, portee: Portee, fait: Fait): Promise<void> {
  const { id, nom } = auteurDe(portee);
  await tx.acteDeBareme.create({
    data: {
      ...fait,
      auteurId: id,
      auteurNom: nom,
      jour: dateDe(portee.jour),
      instant: new Date(maintenant().epochMilliseconds),
    },
  });
}

/** Locks the annexe that the page showed. Throws a Refus "introuvable", or "conflit" when somebody changed it since. */
async function verrouiller(tx: Transaction, id: string, version: number) {
  await tx.$queryRaw`SELECT 1 FROM annexe_de_bareme WHERE id = ${id}::uuid FOR UPDATE`;
  const annexe = await tx.annexeDeBareme.findUnique({ where: { id }, include: { signatures: true } });
  if (!annexe) throw new Refus('introuvable', 'Cette annexe n’existe pas.');
  if (annexe.version !== version)
    throw new Refus(
      'conflit',
      'Cette annexe a été corrigée depuis que vous l’avez ouverte : relisez-la avant de continuer.',
    );
  return annexe;
}

/** Keeps a typed annexe; returns its id. Figures may still lack: only signing asks for all. */
export function enregistrerAnnexe(portee: Portee, saisie: AnnexeSaisie): Promise<string> {
  auteurDe(portee);
  const empreinte = empreinteDe(saisie);
  return enPortee(portee, async (tx) => {
    const { id } = await tx.annexeDeBareme.create({ data: { ...colonnesDe(saisie), empreinte } });
    await inscrire(tx, portee, { annexeId: id, acte: 'enregistrer', empreinte });
    return id;
  });
}

/** Replaces what was typed. Throws a Refus: "conflit" on another version, "impossible" once somebody signed. */
export function corrigerAnnexe(
  portee: Portee,
  id: string,
  version: number,
  saisie: AnnexeSaisie,
): Promise<void> {
  auteurDe(portee);
  const empreinte = empreinteDe(saisie);
  return enPortee(portee, async (tx) => {
    const annexe = await verrouiller(tx, id, version);
    if (annexe.signatures.length > 0)
      throw new Refus(
        'impossible',
        'Une annexe signée ne se corrige plus : saisissez-en une nouvelle, les deux signatures recommencent.',
      );
    await tx.annexeDeBareme.update({
      where: { id },
      data: { ...colonnesDe(saisie), empreinte, version: version + 1 },
    });
    await inscrire(tx, portee, { annexeId: id, acte: 'corriger', empreinte });
  });
}

/**
 * Signs the figures that the page showed; returns how many signatures there are now. Throws a Refus: "conflit" on
 * another version, "impossible" while figures lack or differ without a word, when the person already signed, or when
 * two already did.
 */
export async function signerAnnexe(portee: Portee, id: string, version: number): Promise<number> {
  const { id: agentId, nom: agentNom } = auteurDe(portee);
  try {
    return await enPortee(portee, async (tx) => {
      const annexe = await verrouiller(tx, id, version);
      const deja = annexe.signatures.length;
      if (annexe.signatures.some((s) => s.agentId === agentId)) throw dejaSignee();
      if (deja >= SIGNATURES_REQUISES)
        throw new Refus('impossible', 'Cette annexe a déjà ses deux signatures.');
      const { obstacles } = examinerAnnexe(saisieDe(annexe));
      if (obstacles.length > 0) throw new Refus('impossible', obstacles.join(' '));
      const empreinte = new Uint8Array(annexe.empreinte);
      await tx.signatureDeBareme.create({
        data: {
          annexeId: id,
          rang: deja + 1,
          agentId,
          agentNom,
          empreinte,
          jour: dateDe(portee.jour),
          instant: new Date(maintenant().epochMilliseconds),
        },
      });
      await inscrire(tx, portee, { annexeId: id, acte: 'signer', empreinte });
      return deja + 1;
    });
  } catch (erreur) {
    if (enfreint(erreur, 'agent_id')) throw dejaSignee();
    throw erreur;
  }
}

const dejaSignee = (): Refus =>
  new Refus(
    'impossible',
    'Vous avez déjà signé cette annexe : la seconde signature est celle d’une autre personne.',
  );

/** The data file of an annexe signed by two, journaled. Throws a Refus "impossible" before that. */
export function telechargerAnnexe(portee: Portee, id: string): Promise<{ nom: string; contenu: string }> {
  auteurDe(portee);
  return enPortee(portee, async (tx) => {
    const annexe = await tx.annexeDeBareme.findUnique({ where: { id }, include: { signatures: true } });
    if (!annexe) throw new Refus('introuvable', 'Cette annexe n’existe pas.');
    if (annexe.signatures.length < SIGNATURES_REQUISES)
      throw new Refus(
        'impossible',
        'Le fichier se télécharge quand deux personnes différentes ont signé l’annexe.',
      );
    const { fichier } = examinerAnnexe(saisieDe(annexe));
    const empreinte = new Uint8Array(annexe.empreinte);
    if (!createHash('sha256').update(fichier).digest().equals(empreinte))
      throw new Refus(
        'impossible',
        'Le programme a changé depuis les signatures et n’écrit plus le même fichier : saisissez l’annexe de nouveau.',
      );
    await inscrire(tx, portee, { annexeId: id, acte: 'telecharger', empreinte });
    return { nom: `rentree-${annexe.rentree}.ts`, contenu: fichier };
  });
}
