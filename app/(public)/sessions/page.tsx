import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Alerte } from '#components/alerte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { fermerAutreSession } from '#lib/connexion/actions.ts';
import { mesSessions } from '#lib/connexion/queries.ts';

export const metadata: Metadata = { title: 'Mes sessions' };

const quand = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

export default async function SessionsPage({ searchParams }: PageProps<'/sessions'>) {
  const sessions = await mesSessions();
  if (!sessions) redirect('/connexion');
  const { fait } = await searchParams;
  const ailleurs = sessions.filter(({ actuelle }) => !actuelle);
  return (
    <>
      <h1>Mes sessions</h1>
      <p className="texte">
        Chaque appareil où vous êtes connecté. Si vous n’en reconnaissez pas un, fermez sa session : elle ne
        s’ouvrira plus sans une nouvelle connexion.
      </p>
      {fait === 'fermee' ? (
        <Alerte ton="succes" annoncer>
          La session est fermée.
        </Alerte>
      ) : null}
      <ul className="sessions">
        {sessions.map(({ session, navigateur, ouverteLe, vueLe, actuelle }) => (
          <li key={session}>
            <p>
              <strong>{navigateur}</strong>
              {actuelle ? ' (cette session)' : ''}
              <br />
              Ouverte le {quand.format(ouverteLe)}, utilisée le {quand.format(vueLe)}.
            </p>
            {actuelle ? null : (
              <FormulaireActe acte={fermerAutreSession}>
                <input type="hidden" name="session" value={session} />
                <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
                  Fermer
                  <span className="fr-sr-only">
                    {' '}
                    la session {navigateur} du {quand.format(ouverteLe)}
                  </span>
                </button>
              </FormulaireActe>
            )}
          </li>
        ))}
      </ul>
      {ailleurs.length > 1 ? (
        <FormulaireActe acte={fermerAutreSession}>
          <button type="submit" className="fr-btn fr-btn--secondary">
            Fermer toutes les autres sessions
          </button>
        </FormulaireActe>
      ) : null}
    </>
  );
}
