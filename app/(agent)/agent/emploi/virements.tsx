import { ChampDate, ChampTexte } from '#components/champs/texte.tsx';

/** The order of transfers for the établissement's bank: what is typed here is kept nowhere. */
export const Virements = ({ jour }: { jour: string }) => (
  <form method="post" action="/agent/emploi/virements/fichier">
    <ChampTexte nom="debiteur" libelle="Titulaire du compte de l’établissement" maxLength={70} />
    <ChampTexte nom="iban" libelle="IBAN du compte de l’établissement" autoComplete="off" />
    <ChampTexte nom="bic" libelle="BIC" facultatif autoComplete="off" maxLength={11} />
    <ChampDate nom="execution" libelle="Jour d’exécution" defaultValue={jour} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      Télécharger le fichier des virements (SEPA)
    </button>
  </form>
);
