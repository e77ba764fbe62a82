import { randomUUID } from "node:crypto";
import { createNotifier } from "./notifications";
import type { LocalGroup, LocalPerson } from "./people";
import { createSteeredClock } from "./steered-clock";
import { type Database, readMeta, writeMeta } from "./store/database";
import { createListStore, type List } from "./store/list-store";
import { createRowStore } from "./store/row-store";
import { dropRows } from "./store/row-table";
import { siteIdOf, type Tenant } from "./tenant";
import { keepUserList } from "./user-information";

export interface OpenTenant {
  tenant: Tenant;
  /** Empties everything but the signing key, so that tokens already given stay good. */
  empty(): void;
  /** Makes every delta token handed out so far answer 410. */
  expireDeltaTokens(): void;
  close(): void;
}

export function openTenant(options: {
  db: Database;
  url: string;
  tenantId: string;
  appId: string;
  siteTitle: string;
  people: LocalPerson[];
  groups: LocalGroup[];
}): OpenTenant {
  const { db, ...names } = options;
  const clock = createSteeredClock();
  const siteId = siteIdOf(names.tenantId);
  const notifier = createNotifier({ db, clock, tenantId: names.tenantId, siteId });
  const expireDeltaTokens = () => writeMeta(db, "deltaEra", randomUUID());
  if (readMeta(db, "deltaEra") === undefined) expireDeltaTokens();

  function stores() {
    const lists = createListStore({ db, clock });
    const rows = createRowStore({ db, clock });
    return { lists, rows, users: keepUserList({ db, lists, rows, people: names.people }) };
  }

  const tenant: Tenant = {
    ...names,
    siteId,
    clock,
    db,
    ...stores(),
    changed: (list: List) => notifier.changed(list),
  };

  return {
    tenant,
    empty() {
      db.together(() => {
        for (const list of tenant.lists.all()) dropRows(db, list);
        db.exec("DELETE FROM lists; DELETE FROM subscriptions; DELETE FROM files;");
        expireDeltaTokens();
      });
      clock.steer(undefined);
      Object.assign(tenant, stores());
    },
    expireDeltaTokens,
    close: () => notifier.close(),
  };
}
