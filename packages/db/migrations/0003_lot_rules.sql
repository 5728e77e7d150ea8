-- Lots: a hold takes from the grants of its wallet in burn order (priority, expiry, id) and keeps what it took from
-- which; what comes back goes to exactly those. All of it happens inside `ledger_apply`, under the wallet's lock, so
-- that whoever inserts a transfer, the lots of a wallet have left what the wallet has available.
-- What has expired is never spent; a verb that meets it books its expiry first.

ALTER TABLE credit_grant SET (fillfactor = 70);
--> statement-breakpoint
DROP TRIGGER credit_grant_immutable ON credit_grant;
--> statement-breakpoint
-- What a plan gives is the soonest to end and burns first, what was paid for by itself burns last.
CREATE OR REPLACE FUNCTION ledger_priority(p_source grant_source) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE p_source WHEN 'subscription' THEN 10 WHEN 'purchase' THEN 30 ELSE 20 END)::smallint
$$;
--> statement-breakpoint
-- The part of an allocation that lies between two distances from its beginning.
CREATE OR REPLACE FUNCTION ledger_slice(p_lots bigint[], p_parts bigint[], p_from bigint, p_to bigint)
RETURNS TABLE (lot bigint, part bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT a.lot, least(a.stop, p_to) - greatest(a.stop - a.part, p_from)
  FROM (
    SELECT u.lot, u.part, (sum(u.part) OVER (ORDER BY u.place))::bigint AS stop
    FROM unnest(p_lots, p_parts) WITH ORDINALITY u(lot, part, place)
  ) a
  WHERE a.stop > p_from AND a.stop - a.part < p_to
$$;
--> statement-breakpoint
-- Carries over what was there before there were lots. In burn order, the credits given to a wallet are first those that
-- are gone, then those held, then those available; the holds take their places in that line in the order of their ids.
UPDATE credit_grant SET priority = ledger_priority(source);
--> statement-breakpoint
ALTER TABLE hold DISABLE TRIGGER hold_guard;
--> statement-breakpoint
WITH lot AS (
  SELECT id, wallet_id, amount, (sum(amount) OVER (PARTITION BY wallet_id ORDER BY priority, id))::bigint AS stop
  FROM credit_grant
), line AS (
  SELECT h.id, h.wallet_id, h.amount - h.released AS kept,
    (sum(h.amount - h.released) OVER (PARTITION BY h.wallet_id, h.state = 'open' ORDER BY h.id))::bigint
      + CASE WHEN h.state = 'open' THEN g.given - w.available - w.held ELSE 0 END AS stop
  FROM hold h
  JOIN wallet w ON w.id = h.wallet_id
  JOIN (SELECT wallet_id, sum(amount)::bigint AS given FROM credit_grant GROUP BY wallet_id) g ON g.wallet_id = w.id
  WHERE h.state <> 'released'
), allocation AS (
  SELECT line.id, array_agg(lot.id ORDER BY lot.stop) AS lots,
    array_agg(least(lot.stop, line.stop) - greatest(lot.stop - lot.amount, line.stop - line.kept) ORDER BY lot.stop) AS parts
  FROM line JOIN lot ON lot.wallet_id = line.wallet_id
    AND lot.stop > line.stop - line.kept AND lot.stop - lot.amount < line.stop
  GROUP BY line.id
)
UPDATE hold SET lots = a.lots, parts = a.parts FROM allocation a WHERE a.id = hold.id;
--> statement-breakpoint
ALTER TABLE hold ENABLE TRIGGER hold_guard;
--> statement-breakpoint
WITH lot AS (
  SELECT id, wallet_id, amount, (sum(amount) OVER (PARTITION BY wallet_id ORDER BY priority DESC, id DESC))::bigint AS stop
  FROM credit_grant
)
UPDATE credit_grant g
SET remaining = least(lot.amount, w.available - (lot.stop - lot.amount)), spent = false
FROM lot JOIN wallet w ON w.id = lot.wallet_id
WHERE lot.id = g.id AND w.available > lot.stop - lot.amount;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER credit_grant_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_grant
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_guard();
--> statement-breakpoint
-- The transfer of a grant fills it.
CREATE OR REPLACE TRIGGER credit_grant_starts_empty BEFORE INSERT ON credit_grant
  FOR EACH ROW WHEN (NEW.remaining <> 0 OR NEW.reversed <> 0 OR NOT NEW.spent OR NEW.expired_at IS NOT NULL)
  EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
-- Must follow whenever a lot that expires becomes empty or stops being empty.
CREATE OR REPLACE FUNCTION ledger_first_expiry(p_wallet bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE wallet SET first_expiry = (
    SELECT min(g.expires_at) FROM credit_grant g WHERE g.wallet_id = p_wallet AND NOT g.spent
  ) WHERE id = p_wallet;
END $$;
--> statement-breakpoint
-- Takes from the lots in burn order, from `p_first` before all others.
CREATE OR REPLACE FUNCTION ledger_take(
  p_wallet bigint, p_amount bigint, p_at timestamptz, p_first bigint, OUT lots bigint[], OUT parts bigint[]
) LANGUAGE plpgsql AS $$
DECLARE
  v_taken bigint;
  v_ran_out boolean;
BEGIN
  WITH line AS (
    SELECT g.id, g.remaining, (sum(g.remaining) OVER (
      ORDER BY g.id IS NOT DISTINCT FROM p_first DESC, g.priority, g.expires_at, g.id))::bigint AS stop
    FROM credit_grant g
    WHERE g.wallet_id = p_wallet AND NOT g.spent AND g.expired_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > p_at)
  ), part AS (
    SELECT l.id, l.stop, least(l.remaining, p_amount - (l.stop - l.remaining)) AS amount
    FROM line l WHERE l.stop - l.remaining < p_amount
  ), taken AS (
    UPDATE credit_grant g SET remaining = g.remaining - p.amount, spent = g.remaining = p.amount
    FROM part p WHERE g.id = p.id
    RETURNING g.id, p.stop, p.amount, g.spent AND g.expires_at IS NOT NULL AS ran_out
  )
  SELECT array_agg(t.id ORDER BY t.stop), array_agg(t.amount ORDER BY t.stop), sum(t.amount), bool_or(t.ran_out)
  INTO lots, parts, v_taken, v_ran_out FROM taken t;
  IF v_taken IS DISTINCT FROM p_amount THEN
    RAISE EXCEPTION 'refused: the lots have % of % to spend', coalesce(v_taken, 0), p_amount USING ERRCODE = 'check_violation';
  END IF;
  IF v_ran_out THEN PERFORM ledger_first_expiry(p_wallet); END IF;
END $$;
--> statement-breakpoint
-- Puts a slice of a hold's allocation back into the lots it came from, also into those that have expired since.
CREATE OR REPLACE FUNCTION ledger_put_back(p_wallet bigint, p_hold bigint, p_from bigint, p_to bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_put bigint;
  v_refilled boolean;
BEGIN
  WITH slice AS (
    SELECT s.lot, s.part, g.spent AND g.expires_at IS NOT NULL AS refilled
    FROM hold h CROSS JOIN ledger_slice(h.lots, h.parts, p_from, p_to) s JOIN credit_grant g ON g.id = s.lot
    WHERE h.id = p_hold
  ), put AS (
    UPDATE credit_grant g SET remaining = g.remaining + s.part, spent = false
    FROM slice s WHERE g.id = s.lot RETURNING s.part, s.refilled
  )
  SELECT sum(put.part), bool_or(put.refilled) INTO v_put, v_refilled FROM put;
  IF v_put IS DISTINCT FROM p_to - p_from THEN
    RAISE EXCEPTION 'refused: hold % has % of % in its allocation', p_hold, coalesce(v_put, 0), p_to - p_from
      USING ERRCODE = 'check_violation';
  END IF;
  IF v_refilled THEN PERFORM ledger_first_expiry(p_wallet); END IF;
END $$;
--> statement-breakpoint
-- Applies a transfer to the wallet, its hold and the lots. Which accounts a kind moves between stands here and nowhere else.
CREATE OR REPLACE FUNCTION ledger_apply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_lots bigint[];
  v_parts bigint[];
  v_lot bigint;
  v_ran_out boolean;
  v_left bigint;
BEGIN
  IF NEW.amount NOT BETWEEN 1 AND 1000000000000 THEN
    RAISE EXCEPTION 'transfer refused: an amount of %', NEW.amount USING ERRCODE = 'check_violation';
  END IF;

  IF NEW.kind = 'hold' AND NEW.debit_account = 'available' AND NEW.credit_account = 'held' THEN
    UPDATE wallet SET available = available - NEW.amount, held = held + NEW.amount WHERE id = NEW.wallet_id AND debt = 0
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    -- Nearly always the first lot is enough.
    UPDATE credit_grant SET remaining = remaining - NEW.amount, spent = remaining = NEW.amount
    WHERE remaining >= NEW.amount AND id = (
      SELECT g.id FROM credit_grant g
      WHERE g.wallet_id = NEW.wallet_id AND NOT g.spent AND g.expired_at IS NULL
        AND (g.expires_at IS NULL OR g.expires_at > NEW.at)
      ORDER BY g.priority, g.expires_at, g.id LIMIT 1)
    RETURNING id, spent AND expires_at IS NOT NULL INTO v_lot, v_ran_out;
    IF v_lot IS NULL THEN
      SELECT t.lots, t.parts INTO v_lots, v_parts FROM ledger_take(NEW.wallet_id, NEW.amount, NEW.at, NULL) t;
    ELSE
      v_lots := ARRAY[v_lot]; v_parts := ARRAY[NEW.amount];
      IF v_ran_out THEN PERFORM ledger_first_expiry(NEW.wallet_id); END IF;
    END IF;
    INSERT INTO hold (id, wallet_id, amount, created_at, lots, parts)
    VALUES (nextval('transfer_id'), NEW.wallet_id, NEW.amount, NEW.at, v_lots, v_parts)
    RETURNING id, id INTO NEW.id, NEW.hold_id;

  ELSIF NEW.kind = 'capture' AND NEW.debit_account = 'held' AND NEW.credit_account = 'revenue' THEN
    UPDATE wallet SET held = held - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    UPDATE hold SET captured = NEW.amount, state = 'captured', settled_by = nextval('transfer_id')
    WHERE id = NEW.hold_id AND wallet_id = NEW.wallet_id AND state = 'open' AND amount = released + NEW.amount
    RETURNING settled_by INTO NEW.id;

  ELSIF NEW.kind = 'release' AND NEW.debit_account = 'held' AND NEW.credit_account = 'available' THEN
    UPDATE wallet SET available = available + NEW.amount, held = held - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    NEW.id := nextval('transfer_id');
    UPDATE hold SET
      released = released + NEW.amount,
      state = CASE WHEN amount = released + NEW.amount THEN 'released'::hold_state ELSE state END,
      settled_by = CASE WHEN amount = released + NEW.amount THEN NEW.id END
    WHERE id = NEW.hold_id AND wallet_id = NEW.wallet_id AND state = 'open' AND amount >= released + NEW.amount
    RETURNING amount - released INTO v_left;
    IF v_left IS NULL THEN
      NEW.id := NULL;
    ELSE
      PERFORM ledger_put_back(NEW.wallet_id, NEW.hold_id, v_left, v_left + NEW.amount);
    END IF;

  ELSIF NEW.kind = 'reversal' AND NEW.debit_account = 'revenue' AND NEW.credit_account = 'available' THEN
    UPDATE wallet SET available = available + NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    UPDATE hold SET reversed = reversed + NEW.amount
    WHERE id = NEW.hold_id AND wallet_id = NEW.wallet_id AND state = 'captured' AND captured >= reversed + NEW.amount
    RETURNING settled_by, captured - reversed, nextval('transfer_id') INTO NEW.reverses, v_left, NEW.id;
    IF NEW.id IS NOT NULL THEN
      PERFORM ledger_put_back(NEW.wallet_id, NEW.hold_id, v_left, v_left + NEW.amount);
    END IF;

  ELSIF NEW.kind = 'grant' AND NEW.debit_account = 'issued' AND NEW.credit_account = 'available' THEN
    UPDATE wallet SET available = available + NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    -- Its id is that of the grant, written before it; a second transfer of that grant meets the primary key.
    UPDATE credit_grant SET remaining = amount, spent = false
    WHERE id = NEW.id AND wallet_id = NEW.wallet_id AND amount = NEW.amount
    RETURNING id, expires_at IS NOT NULL INTO NEW.id, v_ran_out;
    IF v_ran_out THEN PERFORM ledger_first_expiry(NEW.wallet_id); END IF;

  ELSIF NEW.kind = 'expiry' AND NEW.debit_account = 'available' AND NEW.credit_account = 'expired' THEN
    UPDATE wallet SET available = available - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    UPDATE credit_grant SET remaining = 0, spent = true, expired_at = coalesce(expired_at, NEW.at)
    WHERE id = NEW.reverses AND wallet_id = NEW.wallet_id AND remaining = NEW.amount
      AND (expired_at IS NOT NULL OR expires_at <= NEW.at)
    RETURNING nextval('transfer_id') INTO NEW.id;
    PERFORM ledger_first_expiry(NEW.wallet_id);

  ELSIF NEW.kind = 'repayment' AND NEW.debit_account = 'available' AND NEW.credit_account = 'debt' THEN
    UPDATE wallet SET available = available - NEW.amount, debt = debt - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    PERFORM ledger_take(NEW.wallet_id, NEW.amount, NEW.at, NULL);
    NEW.id := nextval('transfer_id');

  ELSIF NEW.kind = 'clawback' AND NEW.debit_account IN ('available', 'debt') AND NEW.credit_account = 'issued' THEN
    UPDATE wallet SET
      available = available - CASE WHEN NEW.debit_account = 'available' THEN NEW.amount ELSE 0 END,
      debt = debt + CASE WHEN NEW.debit_account = 'debt' THEN NEW.amount ELSE 0 END
    WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    IF NEW.debit_account = 'available' THEN
      PERFORM ledger_take(NEW.wallet_id, NEW.amount, NEW.at, NEW.reverses);
    END IF;
    NEW.id := nextval('transfer_id');
    IF NEW.reverses IS NOT NULL THEN
      UPDATE credit_grant SET reversed = reversed + NEW.amount
      WHERE id = NEW.reverses AND wallet_id = NEW.wallet_id AND amount >= reversed + NEW.amount;
      IF NOT FOUND THEN NEW.id := NULL; END IF;
    END IF;

  ELSE
    RAISE EXCEPTION 'transfer refused: a % does not go from % to %', NEW.kind, NEW.debit_account, NEW.credit_account
      USING ERRCODE = 'check_violation';
  END IF;

  IF NEW.available_after IS NULL OR NEW.id IS NULL THEN
    RAISE EXCEPTION '% of % refused: no such wallet, hold or grant, or not in a state that allows it', NEW.kind, NEW.amount
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Books what has expired in a wallet whose lock the caller holds: under a key of the lot's own, or under the caller's
-- where it follows from what the caller just did. Answers the next free part of the caller's key.
CREATE OR REPLACE FUNCTION ledger_expire(p_wallet bigint, p_at timestamptz, p_key text, p_part int)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_lot bigint;
  v_amount bigint;
  v_key text;
BEGIN
  FOR v_lot, v_amount IN
    SELECT g.id, g.remaining FROM credit_grant g
    WHERE g.wallet_id = p_wallet AND NOT g.spent AND (g.expired_at IS NOT NULL OR g.expires_at <= p_at)
    ORDER BY g.expires_at, g.id
  LOOP
    v_key := coalesce(p_key, 'expiry:' || v_lot);
    INSERT INTO transfer
      (wallet_id, kind, debit_account, credit_account, amount, reverses, idempotency_key, part, actor, reason, at)
    SELECT p_wallet, 'expiry', 'available', 'expired', v_amount, v_lot, v_key,
      CASE WHEN p_key IS NULL THEN (SELECT count(*) FROM transfer t WHERE t.idempotency_key = v_key) ELSE p_part END,
      'system:credits.expire', 'expired', p_at;
    p_part := p_part + 1;
  END LOOP;
  RETURN p_part;
END $$;
--> statement-breakpoint
-- What the job calls for one wallet.
CREATE OR REPLACE FUNCTION ledger_expire_wallet(p_wallet bigint, p_at timestamptz, OUT lots int, OUT credits bigint)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  SELECT w.available INTO credits FROM wallet w WHERE w.id = p_wallet FOR NO KEY UPDATE;
  lots := ledger_expire(p_wallet, p_at, NULL, 0);
  SELECT credits - w.available INTO credits FROM wallet w WHERE w.id = p_wallet;
END $$;
--> statement-breakpoint
-- Before a verb gives or takes; the caller holds the wallet's lock.
CREATE OR REPLACE FUNCTION ledger_expire_due(p_wallet bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_expire(w.id, p_at, NULL, 0) FROM wallet w WHERE w.id = p_wallet AND w.first_expiry <= p_at;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_give_back(
  p_wallet bigint, p_hold bigint, p_amount bigint, p_key text, p_part int, p_actor text, p_reason text, p_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_part int;
BEGIN
  PERFORM ledger_expire_due(p_wallet, p_at);
  INSERT INTO transfer
    (wallet_id, kind, debit_account, credit_account, amount, hold_id, idempotency_key, part, actor, reason, at)
  VALUES (p_wallet, 'release', 'held', 'available', p_amount, p_hold, p_key, p_part, p_actor, p_reason, p_at);
  v_part := ledger_expire(p_wallet, p_at, p_key, p_part + 1);
  PERFORM ledger_repay(p_wallet, p_key, v_part, p_actor, p_reason, p_at);
END $$;
--> statement-breakpoint
DROP FUNCTION ledger_grant(uuid, bigint, text, text, text, text, timestamptz);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_grant(
  p_user uuid, p_amount bigint, p_source text, p_key text, p_actor text, p_reason text, p_at timestamptz,
  p_expires timestamptz DEFAULT NULL, p_priority int DEFAULT NULL,
  OUT outcome text, OUT grant_id bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_priority smallint := coalesce(p_priority, ledger_priority(p_source::grant_source));
  v_expires timestamptz(3) := p_expires;
  v_repeated boolean;
BEGIN
  INSERT INTO wallet (user_id) VALUES (p_user) ON CONFLICT (user_id) DO NOTHING;
  SELECT w.id, w.available, w.held, w.debt INTO v_wallet, available, held, debt
  FROM wallet w WHERE w.user_id = p_user FOR NO KEY UPDATE;
  SELECT t.id, t.kind = 'grant' AND t.wallet_id = v_wallet AND t.amount = p_amount AND coalesce(
    g.source = p_source::grant_source AND g.priority = v_priority AND g.expires_at IS NOT DISTINCT FROM v_expires, false)
  INTO grant_id, v_repeated
  FROM transfer t LEFT JOIN credit_grant g ON g.id = t.id WHERE t.idempotency_key = p_key AND t.part = 0;

  IF grant_id IS NULL AND v_expires <= p_at THEN
    outcome := 'too-late';
    RETURN;
  ELSIF grant_id IS NULL THEN
    PERFORM ledger_expire_due(v_wallet, p_at);
    INSERT INTO credit_grant (id, wallet_id, amount, source, created_at, priority, expires_at)
    VALUES (nextval('transfer_id'), v_wallet, p_amount, p_source::grant_source, p_at, v_priority, v_expires)
    RETURNING id INTO grant_id;
    INSERT INTO transfer (id, wallet_id, kind, debit_account, credit_account, amount, idempotency_key, actor, reason, at)
    VALUES (grant_id, v_wallet, 'grant', 'issued', 'available', p_amount, p_key, p_actor, p_reason, p_at);
    PERFORM ledger_repay(v_wallet, p_key, 1, p_actor, p_reason, p_at);
    outcome := 'done';
  ELSE
    outcome := CASE WHEN v_repeated THEN 'repeated' ELSE 'key-used' END;
  END IF;
  SELECT t.available_after, t.held_after, t.debt_after INTO available, held, debt
  FROM transfer t WHERE t.idempotency_key = p_key ORDER BY t.id DESC LIMIT 1;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_hold(
  p_user uuid, p_amount bigint, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT hold_id bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_first_expiry timestamptz;
  t transfer;
BEGIN
  SELECT w.id, w.available, w.held, w.debt, w.first_expiry INTO v_wallet, available, held, debt, v_first_expiry
  FROM wallet w WHERE w.user_id = p_user FOR NO KEY UPDATE;
  SELECT * INTO t FROM transfer WHERE idempotency_key = p_key AND part = 0;
  IF FOUND THEN
    outcome := CASE WHEN t.kind = 'hold' AND t.wallet_id = v_wallet AND t.amount = p_amount THEN 'repeated' ELSE 'key-used' END;
    hold_id := t.hold_id; available := t.available_after; held := t.held_after; debt := t.debt_after;
    RETURN;
  END IF;
  IF v_first_expiry <= p_at THEN
    PERFORM ledger_expire(v_wallet, p_at, NULL, 0);
    SELECT w.available INTO available FROM wallet w WHERE w.id = v_wallet;
  END IF;
  IF debt = 0 AND available >= p_amount THEN
    INSERT INTO transfer AS n (wallet_id, kind, debit_account, credit_account, amount, idempotency_key, actor, reason, at)
    VALUES (v_wallet, 'hold', 'available', 'held', p_amount, p_key, p_actor, p_reason, p_at)
    RETURNING 'done', n.id, n.available_after, n.held_after, n.debt_after INTO outcome, hold_id, available, held, debt;
  ELSE
    outcome := 'insufficient';
    available := coalesce(available, 0); held := coalesce(held, 0); debt := coalesce(debt, 0);
  END IF;
END $$;
--> statement-breakpoint
-- What the open holds of a wallet have taken from which lot. Open holds are young: it looks back until it has found all.
CREATE OR REPLACE FUNCTION ledger_held_lots(p_wallet bigint) RETURNS TABLE (lot bigint, held bigint)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_left bigint;
  v_kept bigint;
  h hold;
BEGIN
  SELECT w.held INTO v_left FROM wallet w WHERE w.id = p_wallet;
  IF coalesce(v_left, 0) = 0 THEN RETURN; END IF;
  FOR h IN
    SELECT o.* FROM transfer t JOIN hold o ON o.id = t.id
    WHERE t.wallet_id = p_wallet AND t.kind = 'hold' AND o.state = 'open' ORDER BY t.id DESC
  LOOP
    v_kept := h.amount - h.released;
    RETURN QUERY SELECT s.lot, s.part FROM ledger_slice(h.lots, h.parts, 0, v_kept) s;
    v_left := v_left - v_kept;
    EXIT WHEN v_left = 0;
  END LOOP;
END $$;
