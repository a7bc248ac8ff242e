import { Badge } from '#components/badge.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampMontant, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { suivre } from '#lib/reversement/actions.ts';
import type { OrdreVu } from '#lib/reversement/queries.ts';

/** An order: what is asked, in how many parts, what came, what is left. */
export function UnOrdre({ ordre }: { ordre: OrdreVu }) {
  const { id, numero, recu, remis, echeances } = ordre;
  const reste = ordre.centimes - recu - remis;
  return (
    <>
      <p>
        <strong>
          N° {numero}, {nomDeListe({ prenom: ordre.elevePrenom, nom: ordre.eleveNom })}
        </strong>
        , {ordre.etablissement} : {ecrireMontant(centimes(ordre.centimes))} demandés le{' '}
        {ecrireJourCourt(jour(ordre.emisLe))} à {ordre.beneficiaireNom}, en {echeances.length} fois.{' '}
        {recu > 0 ? `${ecrireMontant(centimes(recu))} reversés. ` : ''}
        {remis > 0 ? `${ecrireMontant(centimes(remis))} remis. ` : ''}
        {reste > 0 ? (
          <Badge ton="attention" icone="fr-icon-time-line">{`reste ${ecrireMontant(centimes(reste))}`}</Badge>
        ) : (
          <Badge ton="succes" icone="fr-icon-check-line">
            soldé
          </Badge>
        )}
      </p>
      <p>
        <a href={`/agent/reversements/${id}/fichier`}>Lettre de l’ordre n° {numero} (PDF)</a>
      </p>
      {reste > 0 ? (
        <details>
          <summary>Enregistrer une suite de l’ordre n° {numero}</summary>
          <FormulaireActe acte={suivre}>
            <input type="hidden" name="ordreId" value={id} />
            <ChampChoix
              id={`genre-${id}`}
              nom="genre"
              libelle="Ce qui est arrivé"
              valeur="paiement"
              options={[
                { valeur: 'paiement', libelle: 'Une somme a été reversée' },
                { valeur: 'remise', libelle: 'Une remise est accordée' },
              ]}
            />
            <ChampMontant id={`euros-${id}`} nom="euros" libelle="Somme" centimes />
            <ChampDate id={`le-${id}`} nom="le" libelle="Date" />
            <ChampTexte id={`motif-${id}`} nom="motif" libelle="Motif de la remise" facultatif />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Enregistrer
            </button>
          </FormulaireActe>
        </details>
      ) : null}
    </>
  );
}
