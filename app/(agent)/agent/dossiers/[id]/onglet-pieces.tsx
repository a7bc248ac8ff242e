import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import type { Colonne } from '#components/tableau.tsx';
import { Tableau } from '#components/tableau.tsx';
import { sourceDeLAttestation } from '#lib/consultation/faits.ts';
import type { PieceConsultee } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { adresseDActe, adresseDeDossier } from '../adresses.ts';
import { nomDePiece } from './piece-montree.tsx';
import type { PropsDOnglet } from './vue.ts';

interface LigneDePiece {
  code: string;
  pourquoi: string;
  article: string;
  force: 'requise' | 'possible' | 'au_choix' | null;
  piece?: PieceConsultee;
}

/** Every piece of the dossier: those that the situation asks for, with the reason, then those that came besides. */
function lignesDe({ pieces, requises }: PropsDOnglet['consultation']): LigneDePiece[] {
  const parCode = new Map(pieces.map((piece) => [piece.code, piece]));
  const attendues = requises.map(({ code, pourquoi, article, force }) => ({
    code,
    pourquoi,
    article,
    force,
    piece: parCode.get(code),
  }));
  const enPlus = pieces
    .filter(({ code }) => !requises.some((requise) => requise.code === code))
    .map((piece) => ({ code: piece.code, pourquoi: '', article: '', force: null, piece }));
  return [...attendues, ...enPlus];
}

/** What somebody who has looked at a piece says of it. */
const VERIFICATIONS = [
  { acte: 'accepter_piece', libelle: 'Elle convient' },
  { acte: 'ecarter_piece', libelle: 'À refaire, ou ne convient pas' },
] as const;

export function OngletPieces({ consultation, vue, filtres }: PropsDOnglet) {
  const numerisable = consultation.verdicts.some(
    ({ acte, verdict }) => acte === 'joindre_fichiers' && verdict.permis,
  );
  const verifiable = consultation.verdicts.some(
    ({ acte, verdict }) => acte === 'accepter_piece' && verdict.permis,
  );
  const colonnes: Colonne<LigneDePiece>[] = [
    {
      cle: 'piece',
      titre: 'Pièce',
      rendre: ({ code, pourquoi, article }) => (
        <>
          <strong>{nomDePiece(code)}</strong>
          <small className="discret">
            {pourquoi} {article ? `(${article})` : ''}
          </small>
        </>
      ),
    },
    { cle: 'etat', titre: 'État', rendre: (ligne) => <EtatDePiece {...ligne} /> },
    {
      cle: 'fichiers',
      titre: 'Fichiers',
      rendre: ({ code, piece }) => (
        <>
          <ul className="fichiers">
            {piece?.fichiers.map(({ id, nom, signee }) => (
              <li key={id}>
                <Link
                  href={adresseDeDossier(consultation.dossier.id, filtres, { onglet: 'pieces', piece: id })}
                  prefetch={false}
                  scroll={false}
                  aria-current={vue.piece === id ? 'true' : undefined}
                >
                  {nom}
                </Link>
                {signee ? (
                  <small className="discret"> Le fichier reçu portait une signature électronique.</small>
                ) : null}
              </li>
            ))}
          </ul>
          {piece?.recueLe && sourceDeLAttestation(consultation, code) ? (
            <small className="discret">{sourceDeLAttestation(consultation, code)}</small>
          ) : null}
          {verifiable && piece?.recueLe && !piece.verifieeLe ? (
            <ul className="fichiers">
              {VERIFICATIONS.map(({ acte, libelle }) => (
                <li key={acte}>
                  <Link
                    href={adresseDActe(consultation.dossier.id, acte, filtres, { code })}
                    prefetch={false}
                  >
                    {libelle}
                    <span className="fr-sr-only"> : {nomDePiece(code)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          {numerisable && piece?.recueLe ? (
            <Link
              href={adresseDActe(consultation.dossier.id, 'joindre_fichiers', filtres, { code })}
              prefetch={false}
            >
              Joindre un fichier<span className="fr-sr-only"> : {nomDePiece(code)}</span>
            </Link>
          ) : null}
        </>
      ),
    },
  ];
  const lignes = lignesDe(consultation);
  return (
    <Tableau
      legende="Pièces du dossier"
      total={lignes.length}
      unite="pièce"
      colonnes={colonnes}
      lignes={lignes}
      cle={({ code }) => code}
      vide={<p>La situation n’appelle aucune pièce.</p>}
    />
  );
}

function EtatDePiece({ piece, force }: LigneDePiece) {
  if (piece?.recueLe && !piece.verifieeLe)
    return (
      <Badge ton="attention" icone="fr-icon-eye-line">
        reçue le {ecrireJourCourt(jourDe(piece.recueLe))}, à vérifier
      </Badge>
    );
  if (piece?.recueLe)
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        reçue le {ecrireJourCourt(jourDe(piece.recueLe))}
      </Badge>
    );
  if (piece?.demandeDePiecesId)
    return (
      <Badge ton="attention" icone="fr-icon-time-line">
        demandée, pas reçue
      </Badge>
    );
  if (force === 'requise')
    return (
      <Badge ton="erreur" icone="fr-icon-file-add-line">
        manque
      </Badge>
    );
  return (
    <span className="discret">{force === 'possible' ? 'peut être demandée' : 'au choix de la famille'}</span>
  );
}
