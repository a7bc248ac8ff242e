import { ChampCase } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampMontant, ChampNombre } from '#components/champs/texte.tsx';
import { Conversion, cocher, type PartieProps, remplir } from './partie.tsx';

/** Fields of what changed: folded until one of them says something. */
const CHANGES = ['changement', 'changement_le', 'avis_seul', 'part', 'part_enfants', 'second'].concat([
  'alternee',
  'baisse',
  'etranger',
  'etranger_rfr',
  'etranger_conversion',
]);

/** What may change the result: a change of the family, a fall of income, a foreign income. */
export function PartieChangements({ annee, ...props }: PartieProps & { annee: number }) {
  const dite = CHANGES.some((nom) => props.erreurs[nom] || !['', 'aucun'].includes(props.saisie[nom] ?? ''));
  return (
    <section aria-labelledby="partie-changements">
      <h2 id="partie-changements" className="fr-h4">
        Votre situation a-t-elle changé ?
      </h2>
      <details className="simulation__pli" open={dite || undefined}>
        <summary>Séparation, décès, résidence alternée, baisse de revenus, revenus de l’étranger</summary>
        <div className="sauf-eleve">
          <ChampListe
            {...remplir(props, 'changement')}
            libelle={`Depuis le 1er janvier ${annee}`}
            options={[
              { valeur: 'aucun', libelle: 'Rien de tout cela' },
              { valeur: 'deces', libelle: 'Décès du père ou de la mère' },
              { valeur: 'divorce_ou_separation', libelle: 'Divorce ou séparation' },
              { valeur: 'residence_exclusive', libelle: 'L’enfant vit désormais chez un seul parent' },
              { valeur: 'autre', libelle: 'Un autre changement' },
            ]}
          />
          <div className="si-changement">
            <ChampDate {...remplir(props, 'changement_le')} libelle="Jour du changement" />
            <ChampCase
              {...cocher(props, 'avis_seul')}
              libelle="Mon avis d’impôt est à mon seul nom"
              indice="Alors votre part est déjà celle de l’avis : laissez vides les deux champs qui suivent."
            />
            <ChampMontant
              {...remplir(props, 'part')}
              facultatif
              libelle="Votre seule part de revenus"
              indice="Ce que vous avez gagné vous-même, dans l’avis commun. Un agent la recalculera."
            />
            <ChampNombre
              {...remplir(props, 'part_enfants')}
              facultatif
              libelle="Enfants restés à votre charge"
            />
            <div className="si-deces">
              <ChampMontant
                {...remplir(props, 'second')}
                facultatif
                libelle="Votre second avis de la même année"
                indice={`Après un décès survenu en ${annee}, vous avez deux avis. 0 s’il n’imprime rien.`}
              />
            </div>
          </div>
          <ChampCase
            {...cocher(props, 'alternee')}
            libelle="L’enfant vit en résidence alternée"
            indice="Un seul des deux parents peut demander la bourse"
          />
        </div>
        <ChampCase {...cocher(props, 'baisse')} libelle="Mes revenus ont baissé depuis" />
        <ChampCase
          {...cocher(props, 'etranger')}
          libelle="Une part de mes revenus vient de l’étranger"
          indice="Frontalier, organisation internationale"
        />
        <div className="si-etranger">
          <ChampMontant
            {...remplir(props, 'etranger_rfr')}
            facultatif
            libelle="Revenus de l’étranger absents de votre avis français"
            indice={`Ceux de ${annee}, d’après l’avis étranger, en euros. Vide si votre avis les comprend.`}
          />
          <Conversion {...props} annee={annee} champ="etranger_conversion" />
        </div>
      </details>
    </section>
  );
}
