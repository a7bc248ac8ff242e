import { Badge } from '#components/badge.tsx';
import { ChampDate } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { fermerTrimestre, ouvrirTrimestre } from '#lib/trimestre/actions.ts';
import type { TrimestreVu } from '#lib/trimestre/queries.ts';

interface Props {
  academieCode: string;
  trimestres: readonly TrimestreVu[];
  /** Who reads sets the dates of this académie. */
  ouvre: boolean;
}

/** The trimestres of an académie: their date, and for the recteur's delegate, how to open and close them (C. IV.B). */
export function Trimestres({ academieCode, trimestres, ouvre }: Props) {
  return (
    <section aria-labelledby={`trimestres-${academieCode}`}>
      <h2 className="fr-h5" id={`trimestres-${academieCode}`}>
        Dates fixées par le recteur{ouvre ? `, académie ${academieCode}` : ''}
      </h2>
      <ul className="fr-raw-list">
        {trimestres.map((vu) => (
          <li key={vu.trimestre} className="fr-mb-2w">
            <strong>Trimestre {vu.trimestre}</strong>, du {ecrireJourCourt(vu.debut)} au{' '}
            {ecrireJourCourt(vu.fin)} : {direTrimestre(vu)}{' '}
            {vu.enRetard ? (
              <Badge ton="attention" icone="fr-icon-time-line">
                date passée
              </Badge>
            ) : null}
            {ouvre ? <Gestes academieCode={academieCode} vu={vu} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function direTrimestre({ remiseLe, ouvert, fermeLe, fin }: TrimestreVu): string {
  if (fermeLe) return `fermé le ${ecrireJourCourt(fermeLe)} ; ce qui vient ensuite va dans le suivant.`;
  if (!ouvert || !remiseLe) return 'pas encore ouvert.';
  return `états attendus jusqu’au ${ecrireJour(remiseLe)}, pour un paiement avant le ${ecrireJourCourt(fin)}.`;
}

function Gestes({ academieCode, vu }: { academieCode: string; vu: TrimestreVu }) {
  const { trimestre, remiseLe, ouvert } = vu;
  const commun = (
    <>
      <input type="hidden" name="academieCode" value={academieCode} />
      <input type="hidden" name="trimestre" value={trimestre} />
    </>
  );
  const champ = `remiseLe-${academieCode}-${trimestre}`;
  return (
    <>
      <FormulaireActe acte={ouvrirTrimestre} className="fr-mt-1w">
        {commun}
        <ChampDate
          id={champ}
          nom="remiseLe"
          libelle={`Trimestre ${trimestre} : dernier jour pour les états`}
          defaultValue={remiseLe ? ecrireJourCourt(remiseLe) : ''}
        />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          {ouvert ? 'Changer la date' : 'Ouvrir'}
        </button>
      </FormulaireActe>
      {ouvert ? (
        <FormulaireActe acte={fermerTrimestre} className="fr-mt-1w">
          {commun}
          <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary">
            Fermer le trimestre {trimestre}
          </button>
        </FormulaireActe>
      ) : null}
    </>
  );
}
