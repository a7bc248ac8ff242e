import type { Valeurs } from '#lib/demande/schema.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { Question } from '#lib/droit/questions/question.ts';
import { QUESTIONS } from '#lib/droit/questions/questions.ts';
import { nomDuFait } from '#lib/saisie/faits.ts';
import { ChampDate, ChampListe, ChampLong, ChampMontant, ChampNombre, ChampTexte } from '../champs/texte.tsx';
import type { Champ } from './partie.tsx';
import { OUI_NON } from './partie-demandeur.tsx';

const SANS_REPONSE = { valeur: '', libelle: 'Non renseigné' };

/** Facts whose fields stand elsewhere in the form: those of the household and its resources, those of the primes. */
const aSaPlace = (champ: string): boolean => /^(foyer|eleve\.primes)\./.test(champ);

/**
 * What this very situation calls: each fact that a rule misses, and those that change the right of such a pupil. One
 * already answered stays in view.
 */
export function QuestionsDeSaisie({
  champ,
  valeurs,
  questions,
}: {
  champ: Champ;
  valeurs: Valeurs;
  questions: readonly string[];
}) {
  const montrees = Object.entries(QUESTIONS).filter(
    ([fait]) => !aSaPlace(fait) && (questions.includes(fait) || valeurs[nomDuFait(fait)]),
  );
  return montrees.map(([fait, question]) => (
    <ChampDeFait key={fait} nom={nomDuFait(fait)} question={question} champ={champ} />
  ));
}

/** The field of one question, on the paper form. */
export function ChampDeFait({ nom, question, champ }: { nom: string; question: Question; champ: Champ }) {
  const { libelle, reponse, pieces, aide } = question;
  const preuve = pieces.map((code) => PIECES[code].libelle).join(', ou ');
  const commun = { ...champ(nom), libelle, indice: aide ?? (preuve || undefined), facultatif: true };
  switch (reponse) {
    case 'oui_non':
      return <ChampListe {...commun} options={OUI_NON} />;
    case 'jour':
      return <ChampDate {...commun} indice={aide ?? 'jj/mm/aaaa'} />;
    case 'nombre':
      return <ChampNombre {...commun} />;
    case 'montant':
      return <ChampMontant {...commun} />;
    case 'ligne':
      return <ChampTexte {...commun} autoComplete="off" />;
    case 'texte':
      return <ChampLong {...commun} rows={2} />;
    default:
      return (
        <ChampListe
          {...commun}
          options={[
            SANS_REPONSE,
            ...Object.entries(reponse).map(([valeur, dit]) => ({ valeur, libelle: dit })),
          ]}
        />
      );
  }
}
