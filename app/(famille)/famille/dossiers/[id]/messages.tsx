import { ListeDeMessages } from '#components/message.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { piecesAttendues } from '#lib/famille/queries.ts';
import { lireMessages, type MessageLu } from '#lib/message/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { EcrireAuService } from './ecrire-au-service.tsx';

const sortDe = ({ deLaFamille, luLe, closLe }: MessageLu) => {
  if (!deLaFamille) return luLe ? null : ({ ton: 'info', dit: 'nouveau' } as const);
  const lu = luLe ?? closLe;
  if (lu) return { ton: 'neutre', dit: `lu le ${ecrireJour(jourDe(lu))}` } as const;
  return { ton: 'info', dit: 'pas encore lu' } as const;
};

/** What this person and the service wrote to each other about the demande, and the way to write. */
export async function Messages({ dossier }: { dossier: DossierEntier }) {
  const messages = await lireMessages(await exigerFamille(), dossier.id);
  const pieces = piecesAttendues(dossier).map(({ code }) => ({
    code,
    libelle: estCodePiece(code) ? PIECES[code].libelle : code,
  }));
  return (
    <section aria-labelledby="messages" className="volet">
      <h2 id="messages" className="fr-h4">
        Messages
      </h2>
      {messages.length > 0 ? (
        <ListeDeMessages
          messages={messages.map((message) => ({
            id: message.id,
            // As on a letter, the service answers, not one of its agents.
            qui: message.deLaFamille ? 'Vous' : 'Le service',
            texte: message.texte,
            jour: jourDe(message.jour),
            pieceCode: message.pieceCode,
            sort: sortDe(message),
          }))}
        />
      ) : null}
      <details open={messages.some(({ deLaFamille, luLe }) => !deLaFamille && !luLe)}>
        <summary>Écrire au service qui tient votre demande</summary>
        <EcrireAuService
          key={messages.length}
          cible={{ dossierId: dossier.id, version: dossier.version }}
          pieces={pieces}
        />
      </details>
    </section>
  );
}
