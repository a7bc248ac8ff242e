'use client';

import type { AvisDuCachet } from '#lib/cachet/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { Alerte } from '../alerte.tsx';

interface Valeur {
  libelle: string;
  /** Field that takes it; a value without field is compared with the paper. */
  champ?: string;
  lue: string;
}

/** Puts a value in its field as a hand would: the form reads it, saves it and computes again. */
function ecrireDansLeChamp(nom: string, valeur: string): void {
  const champ = document.getElementById(nom);
  if (!(champ instanceof HTMLInputElement)) return;
  champ.value = valeur;
  champ.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What the code says, beside what the form holds: each value waits for its press. */
export function ValeursDuCachet({
  avis,
  sien,
  base,
  personne,
  valeurs,
}: {
  avis: AvisDuCachet;
  /** The declarant who is the person of this avis; undefined when neither is. */
  sien: AvisDuCachet['declarants'][number] | undefined;
  base: string;
  personne: 'demandeur' | 'concubin';
  valeurs: Valeurs;
}) {
  const lues: Valeur[] = [
    { libelle: 'Année des revenus', champ: `${base}.annee`, lue: avis.annee },
    { libelle: 'Revenu fiscal de référence', champ: `${base}.rfr`, lue: avis.rfr },
    { libelle: 'Référence de l’avis', champ: `${base}.reference`, lue: avis.reference },
    { libelle: 'Numéro fiscal', champ: `${personne}.numeroFiscal`, lue: sien?.numeroFiscal },
    { libelle: 'Nombre de parts', lue: avis.parts },
  ].flatMap(({ lue, ...valeur }) => (lue === undefined ? [] : [{ ...valeur, lue }]));
  const noms = avis.declarants.map(({ nom }) => nom).join(' et ');
  const lui = personne === 'demandeur' ? 'le demandeur' : 'le concubin ou conjoint';
  return (
    <>
      {sien ? (
        <p>
          Avis de <strong>{noms}</strong> : {lui} y est nommé.
        </p>
      ) : (
        <Alerte ton="attention">{`Avis de ${noms || 'personne, d’après le code'} : ${lui} saisi n’y est pas nommé. Vérifiez les noms avant de reprendre quoi que ce soit.`}</Alerte>
      )}
      <table className="saisie__valeurs">
        <caption className="fr-sr-only">Valeurs lues dans le code</caption>
        <thead>
          <tr>
            <th scope="col">Valeur</th>
            <th scope="col">Dans le code</th>
            <th scope="col">Dans le formulaire</th>
          </tr>
        </thead>
        <tbody>
          {lues.map(({ libelle, champ, lue }) => (
            <tr key={libelle}>
              <th scope="row">{libelle}</th>
              <td>{lue}</td>
              <td>
                {champ ? (
                  <Reprise champ={champ} lue={lue} libelle={libelle} tenue={valeurs[champ]} />
                ) : (
                  'à comparer au papier'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fr-hint-text">
        Le code ne dit pas les enfants à charge{avis.rfr ? '' : ', et celui-ci ne dit pas le revenu'} :
        lisez-les sur l’avis.
      </p>
    </>
  );
}

function Reprise({ champ, lue, libelle, tenue = '' }: Valeur & { champ: string; tenue?: string }) {
  const meme = tenue.replace(/\s/g, '').toUpperCase() === lue;
  if (meme) return <>repris</>;
  return (
    <>
      {tenue ? `${tenue} ` : null}
      <button
        type="button"
        className="fr-btn fr-btn--tertiary fr-btn--sm"
        onClick={() => ecrireDansLeChamp(champ, lue)}
      >
        Reprendre <span className="fr-sr-only">{libelle}</span>
      </button>
    </>
  );
}
