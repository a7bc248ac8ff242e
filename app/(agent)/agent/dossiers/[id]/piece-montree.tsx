import { Visionneuse, type VisionneuseProps } from '#components/visionneuse.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation, PieceConsultee } from '#lib/consultation/queries.ts';
import type { Vue } from '#lib/consultation/schema.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { filtresSuivis, requete } from '../adresses.ts';
import { Verdicts } from './verdicts.tsx';

/** Name of a piece of the law's list. */
export const nomDePiece = (code: string): string => (estCodePiece(code) ? PIECES[code].libelle : code);

type FichierMontre = PieceConsultee['fichiers'][number] & { code: string; aRegarder: boolean };

/** The file chosen in the address; when the pieces are looked at, the first that nobody has judged, else the first. */
export function fichierMontre({ pieces }: Consultation, vue: Vue): FichierMontre | undefined {
  const fichiers = pieces.flatMap(({ code, fichiers, recueLe, verifieeLe }) =>
    fichiers.map((fichier) => ({ ...fichier, code, aRegarder: recueLe !== null && verifieeLe === null })),
  );
  const choisi = fichiers.find(({ id }) => id === vue.piece);
  if (choisi || vue.onglet !== 'pieces') return choisi;
  return fichiers.find(({ aRegarder }) => aRegarder) ?? fichiers[0];
}

interface Props {
  fichier: FichierMontre;
  consultation: Consultation;
  filtres: Filtres;
}

/** The file beside the tabs, with what is said of it: it stays, with its zoom, while they change. */
export function PieceMontree({ fichier, consultation, filtres }: Props) {
  const { dossier, verdicts } = consultation;
  const juge = verdicts.some(({ acte, verdict }) => acte === 'accepter_piece' && verdict.permis);
  return (
    <aside className="dossier__piece" aria-label="Pièce affichée">
      {juge && fichier.aRegarder ? (
        <Verdicts
          key={`${fichier.id}-${dossier.version}`}
          dossierId={dossier.id}
          version={dossier.version}
          liste={requete(filtresSuivis(filtres))}
          code={fichier.code}
        />
      ) : null}
      <Visionneuse
        key={fichier.id}
        adresse={`/agent/pieces/${fichier.id}/fichier`}
        nom={`${nomDePiece(fichier.code)} (${fichier.nom})`}
        type={fichier.type as VisionneuseProps['type']}
      />
    </aside>
  );
}
