import { Badge, type Ton } from '#components/badge.tsx';
import { EchelleDuBareme } from '#components/echelle.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import { decisionEnVigueur, piecesAVerifier } from '#lib/dossier/faits.ts';
import { bandeAtteinte } from '#lib/droit/bareme/echelle.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Actes } from './actes.tsx';
import { Masquee } from './fiche.tsx';
import { nomDePiece } from './piece-montree.tsx';
import { resultatDe } from './resultat.tsx';

interface Props {
  consultation: Consultation;
  filtres: Filtres;
}

/**
 * What a dossier opens with: the answer, the income against the ceiling, the ladder and what would change it, the pieces that
 * prove it, and the act.
 */
export function CarteDeDecision({ consultation, filtres }: Props) {
  const { dossier, echelle, pieces } = consultation;
  const { genre, titre, detail } = resultatDe(consultation);
  const sousReserve = !decisionEnVigueur(dossier) && piecesAVerifier({ pieces }).length > 0;
  return (
    <section className={`carte-de-decision carte-de-decision--${genre}`} aria-labelledby="resultat">
      <div className="carte-de-decision__resultat">
        <h2 className="fr-h4" id="resultat">
          {titre}
        </h2>
        {sousReserve ? (
          <p className="carte-de-decision__reserve">
            <Badge ton="attention" icone="fr-icon-eye-line">
              sous réserve
            </Badge>{' '}
            Une pièce reçue n’a pas encore été regardée : rien ne peut être décidé avant que quelqu’un dise,
            dans l’onglet Pièces, si elle convient.
          </p>
        ) : null}
        <Comparaison consultation={consultation} />
        {detail}
        {echelle ? <EchelleDuBareme echelle={echelle} /> : null}
      </div>
      <div className="carte-de-decision__suite">
        <Actes consultation={consultation} filtres={filtres} />
        <Preuves consultation={consultation} />
      </div>
    </section>
  );
}

/** The income against the ceiling that it was compared with, as a formula; the ceiling alone when incomes are masked. */
function Comparaison({ consultation: { echelle, revenusMontres } }: Pick<Props, 'consultation'>) {
  if (!echelle) return null;
  const plafond = (bandeAtteinte(echelle) ?? echelle.bandes.at(-1))?.plafond;
  if (plafond === undefined) return null;
  const { ressources } = echelle;
  return (
    <p className="carte-de-decision__comparaison">
      <strong>{revenusMontres ? ecrireEuros(ressources ?? 0) : <Masquee />}</strong> de ressources{' '}
      <span aria-hidden="true">{echelle.echelon ? '≤' : '>'}</span>
      <span className="fr-sr-only">{echelle.echelon ? 'ne dépassent pas le' : 'dépassent le'}</span> plafond
      de <strong>{ecrireEuros(plafond)}</strong>
    </p>
  );
}

type PieceSuivie = Consultation['pieces'][number];

function etatDe(piece: PieceSuivie | undefined): { ton: Ton; icone: string; mot: string } {
  if (!piece?.recueLe) return { ton: 'erreur', icone: 'fr-icon-file-add-line', mot: 'manque' };
  const le = `reçue le ${ecrireJourCourt(jourDe(piece.recueLe))}`;
  return piece.verifieeLe
    ? { ton: 'succes', icone: 'fr-icon-check-line', mot: le }
    : { ton: 'attention', icone: 'fr-icon-eye-line', mot: `${le}, à vérifier` };
}

/** The pieces that the situation asks for, each with where it stands. */
function Preuves({ consultation: { requises, pieces } }: Pick<Props, 'consultation'>) {
  const suivies = requises
    .filter(({ force }) => force === 'requise')
    .map(({ code, alternatives }) => ({
      code,
      piece: pieces.find(
        (piece) => piece.recueLe && [code, ...alternatives].some((bonne) => bonne === piece.code),
      ),
    }));
  if (suivies.length === 0) return null;
  return (
    <>
      <h3 className="fr-h6">Ce qui le prouve</h3>
      <ul className="carte-de-decision__preuves">
        {suivies.map(({ code, piece }) => {
          const { ton, icone, mot } = etatDe(piece);
          return (
            <li key={code}>
              {nomDePiece(piece?.code ?? code)}{' '}
              <Badge ton={ton} icone={icone}>
                {mot}
              </Badge>
            </li>
          );
        })}
      </ul>
    </>
  );
}
