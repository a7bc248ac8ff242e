import { type Colonne, Tableau } from '#components/tableau.tsx';
import { type ApercuDeRelance, direApercu, type PersonneARelancer } from '#lib/relance/faits.ts';

const COLONNES: Colonne<PersonneARelancer>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: ({ eleve, classe }) => `${eleve}, ${classe}` },
  { cle: 'personne', titre: 'Personne', rendre: ({ personne }) => personne },
  { cle: 'vers', titre: 'Envoi à', rendre: ({ vers }) => vers },
];

/** Whom the reminder would reach, where, and what it says, before it is sent. */
export function Apercu({ apercu, occupe }: { apercu: ApercuDeRelance; occupe: boolean }) {
  const { personnes, sansEffet, message } = apercu;
  return (
    <section aria-labelledby="apercu" className="fr-mt-3w">
      <h2 className="fr-h5" id="apercu">
        Avant d’envoyer
      </h2>
      <p role="status">
        <strong>{direApercu(apercu)}</strong> {sansEffet}
      </p>
      {personnes.length > 0 ? (
        <>
          <Tableau
            legende="Qui serait relancé"
            total={personnes.length}
            unite="personne"
            colonnes={COLONNES}
            lignes={personnes}
            cle={({ scolariteId, personne, vers }) => `${scolariteId} ${personne} ${vers}`}
            vide={null}
          />
          <p>Le message :</p>
          <blockquote className="fr-mb-3w">
            {message.split('\n').map((ligne) => (
              <p key={ligne}>{ligne}</p>
            ))}
          </blockquote>
          <p>Si vous changez les cases ou le moyen, regardez de nouveau avant d’envoyer.</p>
          <button type="submit" name="geste" value="envoyer" className="fr-btn" disabled={occupe}>
            Relancer les familles cochées
          </button>
        </>
      ) : null}
    </section>
  );
}
