'use client';

import { useState } from 'react';
import { CAS, curlDuCas, JETON_PUBLIC, parametresDuCas } from '#lib/essai/faits.ts';

interface Dite {
  statut: number;
  entetes: string;
  corps: string;
}

async function appeler(recherche: string): Promise<Dite> {
  const reponse = await fetch(`/essai/v5/men/scolarites/identite?${recherche}`, {
    headers: { authorization: `Bearer ${JETON_PUBLIC}` },
    cache: 'no-store',
  });
  const noms = ['content-type', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'x-request-id'];
  return {
    statut: reponse.status,
    entetes: noms.map((nom) => `${nom}: ${reponse.headers.get(nom) ?? ''}`).join('\n'),
    corps: JSON.stringify(await reponse.json(), null, 2),
  };
}

/** A call of the staging, from a case: its parameters may be changed, and the answer is shown as it came. */
export function Console({ base }: { base: string }) {
  const [rang, setRang] = useState(0);
  const [dite, setDite] = useState<Dite | null>(null);
  const cas = CAS[rang];
  if (!cas) return null;
  const parametres = [...parametresDuCas(cas)];
  return (
    <form
      key={rang}
      onSubmit={async (envoi) => {
        envoi.preventDefault();
        const lus = [...new FormData(envoi.currentTarget)].flatMap(([nom, valeur]) =>
          nom !== 'cas' && valeur !== '' ? [[nom, String(valeur)]] : [],
        );
        setDite(await appeler(new URLSearchParams(lus).toString()));
      }}
    >
      <div className="fr-select-group">
        <label className="fr-label" htmlFor="cas">
          Cas
        </label>
        <select
          className="fr-select"
          id="cas"
          name="cas"
          value={rang}
          onChange={({ target }) => {
            setRang(Number(target.value));
            setDite(null);
          }}
        >
          {CAS.map(({ description }, i) => (
            <option key={description} value={i}>
              {description}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="fr-fieldset">
        <legend className="fr-fieldset__legend">Paramètres</legend>
        {parametres.map(([nom, valeur]) => (
          <div key={nom} className="fr-fieldset__element">
            <label className="fr-label" htmlFor={nom}>
              {nom}
            </label>
            <input className="fr-input" id={nom} name={nom} defaultValue={valeur} spellCheck={false} />
          </div>
        ))}
      </fieldset>
      <button type="submit" className="fr-btn">
        Envoyer
      </button>
      <h2 className="fr-h4 fr-mt-3w">La même requête avec curl</h2>
      <pre className="code">{curlDuCas(base, cas)}</pre>
      <output aria-live="polite">
        {dite ? (
          <>
            <h2 className="fr-h4">Réponse : {dite.statut}</h2>
            <pre className="code">{dite.entetes}</pre>
            <pre className="code">{dite.corps}</pre>
          </>
        ) : null}
      </output>
    </form>
  );
}
