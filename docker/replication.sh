#!/bin/bash
# Run once, when the base is made: lets its copy follow it.
set -e
echo 'host replication postgres samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
