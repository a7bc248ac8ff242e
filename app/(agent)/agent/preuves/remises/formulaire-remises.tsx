'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampDate } from '#components/champs/texte.tsx';
import { remettreEnMainPropre } from '#lib/reception/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface LigneASigner {
  /** Name of its box. */
  nom: string;
  lieu: string;
  eleve: string;
  destinataire: string;
  courrier: string;
}

/** The list to sign, which is also where who signed is ticked once the paper comes back. */
export function FormulaireRemises({ lignes, jour }: { lignes: readonly LigneASigner[]; jour: string }) {
  const [etat, envoyer] = useActionState(remettreEnMainPropre, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <form action={envoyer}>
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      {refus ? (
        <Alerte ton="erreur" annoncer>
          {refus.champs.remises ?? refus.message}
        </Alerte>
      ) : null}
      {lignes.length === 0 ? (
        <p>Aucun courrier à remettre.</p>
      ) : (
        <>
          <Liste lignes={lignes} coches={refus?.saisie ?? {}} />
          <div className="sans-impression">
            <ChampDate
              nom="remisLe"
              libelle="Remis en main propre le"
              erreur={refus?.champs.remisLe}
              defaultValue={refus?.saisie.remisLe ?? jour}
            />
            <button type="submit" className="fr-btn">
              Enregistrer les remises signées
            </button>
          </div>
        </>
      )}
    </form>
  );
}

function Liste({
  lignes,
  coches,
}: {
  lignes: readonly LigneASigner[];
  coches: Readonly<Record<string, string>>;
}) {
  return (
    <div className="tableau">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <section className="tableau__cadre" tabIndex={0} aria-label="Courriers à remettre">
        <table className="remises">
          <caption>
            Courriers à remettre, par classe{' '}
            <span className="tableau__total">
              {lignes.length} courrier{lignes.length > 1 ? 's' : ''}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="sans-impression">
                Signé
              </th>
              {['Classe', 'Élève', 'Courrier', 'Remis à', 'Date', 'Signature'].map((titre) => (
                <th key={titre} scope="col">
                  {titre}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ nom, lieu, eleve, destinataire, courrier }) => (
              <tr key={nom}>
                <td className="sans-impression">
                  <input
                    type="checkbox"
                    name={nom}
                    value="oui"
                    defaultChecked={coches[nom] === 'oui'}
                    aria-label={`${eleve} : signé`}
                  />
                </td>
                <td data-titre="Classe">{lieu}</td>
                <th scope="row">{eleve}</th>
                <td data-titre="Courrier">{courrier}</td>
                <td data-titre="Remis à">{destinataire}</td>
                <td data-titre="Date" className="remises__signature" />
                <td data-titre="Signature" className="remises__signature" />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
