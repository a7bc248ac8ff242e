import { Visionneuse, type VisionneuseProps } from '#components/visionneuse.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { Vue } from '#lib/consultation/schema.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';

/** Name of a piece of the law's list. */
export const nomDePiece = (code: string): string => (estCodePiece(code) ? PIECES[code].libelle : code);

/** The file chosen in the address, or the first one: it stays beside the tabs while they change. */
export function PieceMontree({ consultation, vue }: { consultation: Consultation; vue: Vue }) {
  const fichiers = consultation.pieces.flatMap(({ code, fichiers }) =>
    fichiers.map((fichier) => ({ ...fichier, code })),
  );
  const montre =
    fichiers.find(({ id }) => id === vue.piece) ?? (vue.onglet === 'pieces' ? fichiers[0] : undefined);
  if (!montre) return null;
  return (
    <aside className="dossier__piece" aria-label="Pièce affichée">
      <Visionneuse
        key={montre.id}
        adresse={`/agent/pieces/${montre.id}/fichier`}
        nom={`${nomDePiece(montre.code)} (${montre.nom})`}
        type={montre.type as VisionneuseProps['type']}
      />
    </aside>
  );
}
