import { EnvoiDePiece } from '#components/envoi/envoi-de-piece.tsx';
import { PIECE_DE_LA_CAISSE } from '#lib/caisse/faits.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { envoyerPiece } from '#lib/famille/actions.ts';
import { direLimiteDesPieces } from '#lib/famille/faits.ts';
import { type DossierDeFamille, piecesAttendues } from '#lib/famille/queries.ts';
import { AnnonceDeLAvis } from './annonce-de-l-avis.tsx';
import { LienDeLaCaisse } from './lien-de-la-caisse.tsx';

/** What is asked of the family: one zone per piece, with what to bring and why. */
export function PiecesDemandees({ suivi: { dossier, verdicts } }: { suivi: DossierDeFamille }) {
  const attendues = piecesAttendues(dossier);
  if (attendues.length === 0) return null;
  const [demande] = dossier.demandesDePieces;
  const attente = verdicts.find(({ acte }) => acte === 'signaler_attente_avis')?.verdict;
  const cible = { dossierId: dossier.id, version: dossier.version };
  return (
    <section aria-labelledby="pieces" className="volet">
      <h2 id="pieces" className="fr-h4">
        {attendues.length === 1 ? 'La pièce à envoyer' : `Les ${attendues.length} pièces à envoyer`}
      </h2>
      {demande?.message ? <p>Message du service : « {demande.message} »</p> : null}
      <p className="texte">
        <strong>{direLimiteDesPieces(dossier)}</strong>
      </p>
      <p className="texte">
        Une photo nette de chaque page suffit. Vous pouvez aussi apporter les pièces sur papier à
        l’établissement.
      </p>
      <ul className="pieces-demandees__liste">
        {attendues.map(({ id, code }) => {
          const piece = estCodePiece(code) ? PIECES[code] : null;
          return (
            <li key={id} className="pieces-demandees__piece">
              <h3 className="fr-h6">{piece?.libelle ?? code}</h3>
              {piece ? <p>{piece.explication}</p> : null}
              {code === PIECE_DE_LA_CAISSE ? <LienDeLaCaisse dossierId={dossier.id} /> : null}
              <EnvoiDePiece
                acte={envoyerPiece}
                adresse={`/famille/dossiers/${dossier.id}/envoi`}
                cible={cible}
                code={code}
                piece={piece?.libelle ?? code}
              />
            </li>
          );
        })}
      </ul>
      {attente?.permis && !demande?.avisAttendu ? <AnnonceDeLAvis {...cible} /> : null}
    </section>
  );
}
