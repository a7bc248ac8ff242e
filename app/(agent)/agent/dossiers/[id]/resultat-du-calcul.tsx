import { Alerte } from '#components/alerte.tsx';
import { Motifs } from '#components/motifs.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { piecesAVerifier } from '#lib/dossier/faits.ts';
import { typeDeLaTrace } from '#lib/droit/article.ts';
import { masquerLigne } from '#lib/droit/masque.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import type { Motif } from '#lib/droit/resultat.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

/** What the law answers on the dossier as it stands, before anybody decides. Amounts of the household stay masked. */
export function ResultatDuCalcul({ examen, pieces }: Pick<Consultation, 'examen' | 'pieces'>) {
  return (
    <>
      {examen && piecesAVerifier({ pieces }).length > 0 ? <SousReserve /> : null}
      <Resultat examen={examen} />
    </>
  );
}

const SousReserve = () => (
  <Alerte ton="info" titre="Résultat sous réserve">
    <p>
      Une pièce reçue n’a pas encore été regardée. Le résultat en tient compte ; rien ne peut être décidé
      avant que quelqu’un dise, dans l’onglet Pièces, si elle convient.
    </p>
  </Alerte>
);

function Resultat({ examen }: Pick<Consultation, 'examen'>) {
  switch (examen?.genre) {
    case 'droit':
      return (
        <Alerte ton="succes" titre={`Le calcul donne l’échelon ${examen.droit.echelon}`}>
          <p>
            {ecrireMontant(examen.droit.annuel)} par an, soit{' '}
            {examen.droit.verse && !examen.droit.verse.entier
              ? `${ecrireMontant(examen.droit.verse.total)} pour les ${examen.droit.verse.jours} jours du droit (sur 300)`
              : `${ecrireMontant(examen.droit.trimestres[0])} par trimestre`}
            . Rien n’est décidé tant que personne n’a signé.
          </p>
        </Alerte>
      );
    case 'sans_droit':
      return (
        <Alerte ton="attention" titre="Le calcul ne donne pas droit à une bourse">
          <Motifs motifs={masquer([examen.motif, ...examen.autres], typeDeLaTrace(examen.trace))} />
        </Alerte>
      );
    case 'incalculable':
      return (
        <Alerte ton="attention" titre="Le calcul n’est pas possible : des données manquent">
          <ul>
            {examen.manques.map(({ champ, libelle }) => (
              <li key={champ}>{libelle}</li>
            ))}
          </ul>
        </Alerte>
      );
    case 'humain':
      return (
        <Alerte ton="info" titre="La loi laisse ce dossier à l’appréciation d’une personne">
          <ul>
            {examen.questions.map(({ regle, question }) => (
              <li key={regle}>{question}</li>
            ))}
          </ul>
        </Alerte>
      );
    default:
      return null;
  }
}

/** The reasons as they are told, amounts masked. */
function masquer(motifs: readonly Motif[], type: TypeBourse | null) {
  return redigerMotifs(motifs, type).map(({ texte, article, regle }, rang) => {
    const valeurs = motifs[rang]?.valeurs ?? {};
    return masquerLigne({ regle, article, titre: '', issue: 'appliquee', valeurs, texte, compte: true });
  });
}
