import { Badge } from '#components/badge.tsx';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';

export interface MessageMontre {
  id: string;
  /** Who wrote it, in the reader's words. */
  qui: string;
  texte: string;
  jour: Jour;
  pieceCode: string | null;
  /** What became of it: read, awaited, answered. */
  sort: { ton: 'info' | 'neutre' | 'attention'; dit: string } | null;
}

/** What was written on a dossier, the last first, each with its day and what became of it. */
export function ListeDeMessages({ messages }: { messages: readonly MessageMontre[] }) {
  return (
    <ul className="notes__liste" aria-label="Messages, le dernier d’abord">
      {messages.map(({ id, qui, texte, jour, pieceCode, sort }) => (
        <li key={id}>
          <p className="discret">
            {qui}, le {ecrireJour(jour)}{' '}
            {sort ? (
              <Badge
                ton={sort.ton}
                icone={sort.ton === 'neutre' ? 'fr-icon-mail-open-line' : 'fr-icon-mail-line'}
              >
                {sort.dit}
              </Badge>
            ) : null}
          </p>
          <p className="notes__texte">{texte}</p>
          {pieceCode ? (
            <p className="discret">
              Pièce jointe : {estCodePiece(pieceCode) ? PIECES[pieceCode].libelle : pieceCode}, rangée avec
              les pièces.
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
