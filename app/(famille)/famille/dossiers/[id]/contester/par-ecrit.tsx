import { COMPETENCES } from '#lib/droit/competence.ts';
import type { Contestable } from '#lib/famille/queries.ts';

const LA_RETENUE = { conteste: 'La retenue que vous contestez', copie: 'la lettre de la retenue' };
const LA_DECISION = { conteste: 'La décision que vous contestez', copie: 'la décision' };
const LE_SILENCE = {
  conteste: 'La demande restée sans réponse',
  copie: 'l’accusé de réception de la demande',
};

/** What a letter says, and where it is sent. */
export function ParEcrit({ lue: { dossier, decision, retenue, academie } }: { lue: Contestable }) {
  const auChef = COMPETENCES[dossier.branche].autorite === 'chef_etablissement';
  const { etablissement } = dossier;
  const dits = retenue ? LA_RETENUE : decision ? LA_DECISION : LE_SILENCE;
  return (
    <section aria-labelledby="ecrire">
      <h2 id="ecrire" className="fr-h4">
        Ou par écrit
      </h2>
      <p>
        Le recours peut aussi se faire sur papier, par une lettre datée et signée. Gardez-en une copie, et
        envoyez-la de préférence en recommandé avec avis de réception.
      </p>
      <ul>
        <li>Votre nom, celui de l’élève et le numéro de la demande : {dossier.numero}.</li>
        <li>{dits.conteste}, et pourquoi vous contestez, avec vos mots.</li>
        <li>Une copie de {dits.copie} et de tout document qui montre votre situation.</li>
      </ul>
      <p>Adresse du service {decision || retenue ? 'qui a pris la décision' : 'qui devait décider'} :</p>
      <address>
        {auChef ? etablissement.nom : academie.service}
        <br />
        {auChef
          ? `${etablissement.adresse}, ${etablissement.codePostal} ${etablissement.commune}`
          : academie.adresse}
      </address>
      <p>
        Il fait suivre votre lettre si elle s’adresse à une autre autorité de l’administration. Le tribunal se
        saisit directement.
      </p>
    </section>
  );
}
