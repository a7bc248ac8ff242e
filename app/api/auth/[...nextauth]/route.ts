import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '#lib/technique/connexion.ts';

async function repondre(requete: NextRequest, contexte: RouteContext<'/api/auth/[...nextauth]'>) {
  return NextAuth(requete, contexte, authOptions());
}

export { repondre as GET, repondre as POST };
