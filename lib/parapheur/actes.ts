import { accomplirTous, type Cible, type OrdreDe, tousOuAucun } from '#lib/dossier/porte.ts';
import { type Bilan, bilanDe } from '#lib/reception/actes.ts';
import { lettresASigner } from '#lib/reception/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';

/**
 * Signs by hand the letters of a dossier that carry the person's name (CRPA L. 212-1): they leave on that day. A demand for
 * pieces is sent by it; a decision is notified by the application, right after.
 */
export const signerCourrier = (cible: Cible, lieu: string): OrdreDe<'signer_courrier'> => ({
  ...cible,
  acte: 'signer_courrier',
  ecrire: (dossier, { portee }) => {
    const signees = lettresASigner(dossier)
      .filter(({ signataireId }) => signataireId === portee.auteur.id)
      .map((lettre) => ({ ...lettre, signeLe: dateDe(portee.jour), signeLieu: lieu }));
    const [demande] = dossier.demandesDePieces;
    const envoyee =
      demande && !demande.envoyeeLe && signees.some((lue) => lue.demandeDePiecesId === demande.id);
    return {
      contenu: { references: signees.map(({ reference }) => reference), lieu },
      rangees: {
        courriersSuivis: signees,
        ...(envoyee ? { demandeDePieces: { ...demande, envoyeeLe: dateDe(portee.jour) } } : {}),
      },
    };
  },
});

/** Signs the letters of one dossier. Throws the Refus of the door. */
export const signerUn = (portee: Portee, cible: Cible, lieu: string): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      tousOuAucun(await accomplirTous(tx, portee, [signerCourrier(cible, lieu)]));
      await ajouterTaches(tx, 'notifier_decisions', [{ dossierIds: [cible.dossierId] }]);
    },
    'acte',
  );

/** Signs a batch in one place; each dossier stands alone. The decisions signed are notified by the jobs that follow. */
export const signerLot = (portee: Portee, cibles: readonly Cible[], lieu: string): Promise<Bilan> =>
  enPortee(
    portee,
    async (tx) => {
      const suites = await accomplirTous(
        tx,
        portee,
        cibles.map((cible) => signerCourrier(cible, lieu)),
      );
      const signes = suites.flatMap((suite) => ('accompli' in suite ? suite.accompli.dossierId : []));
      await ajouterTaches(
        tx,
        'notifier_decisions',
        enLots(signes).map((dossierIds) => ({ dossierIds })),
      );
      return bilanDe(tx, suites);
    },
    'lot',
  );
