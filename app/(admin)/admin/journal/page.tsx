import type { Metadata } from 'next';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { dernierSceau } from '#lib/technique/scellement.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { VerificationDuJournal } from './verification.tsx';

export const metadata: Metadata = { title: 'Journal' };

export default async function JournalPage() {
  const portee = await exigerAgent('administrateur');
  const sceau = await dernierSceau(portee.jour);
  return (
    <>
      <TitrePage
        titre="Journal"
        phrase="Chaque acte y est écrit une fois pour toutes, lié à celui qui le précède dans son dossier ; un sceau par jour lie les dossiers entre eux."
      />
      <p>
        {sceau
          ? `Dernier sceau : ${ecrireJour(sceau.jour)}, sur ${sceau.lignes} ligne${sceau.lignes > 1 ? 's' : ''} nouvelle${sceau.lignes > 1 ? 's' : ''}.`
          : 'Aucun sceau n’a encore été posé : le premier l’est à la fin de la journée.'}
      </p>
      <VerificationDuJournal />
    </>
  );
}
