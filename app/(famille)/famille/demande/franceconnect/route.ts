import { revenir } from '#lib/recuperation/actions.ts';

/** Where FranceConnect sends back who left for their tax figures. */
export const GET = (requete: Request): Promise<never> => revenir(requete.url);
