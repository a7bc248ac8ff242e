import { Visionneuse, type VisionneuseProps } from '#components/visionneuse.tsx';
import type { Consultation, PieceConsultee } from '#lib/consultation/queries.ts';
import type { Vue } from '#lib/consultation/schema.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';

/** Name of a piece of the law's list. */
export const nomDePiece = (code: string): string => (estCodePiece(code) ? PIECES[code].libelle : code);

type FichierMontre = PieceConsultee['fichiers'][number] & { code: string };

/** The file chosen in the address, or the first one when the pieces are looked at. */
export function fichierMontre({ pieces }: Consultation, vue: Vue): FichierMontre | undefined {
  const fichiers = pieces.flatMap(({ code, fichiers }) => fichiers.map((fichier) => ({ ...fichier, code })));
  return fichiers.find(({ id }) => id === vue.piece) ?? (vue.onglet === 'pieces' ? fichiers[0] : undefined);
}

/** The file beside the tabs: it stays, with its zoom, while they change. */
export function PieceMontree({ fichier }: { fichier: FichierMontre }) {
  return (
    <aside className="dossier__piece" aria-label="Pièce affichée">
      <Visionneuse
        key={fichier.id}
        adresse={`/agent/pieces/${fichier.id}/fichier`}
        nom={`${nomDePiece(fichier.code)} (${fichier.nom})`}
        type={fichier.type as VisionneuseProps['type']}
      />
    </aside>
  );
}
