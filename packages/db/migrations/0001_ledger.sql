-- The ledger's rules, kept by the database itself. `ledger_apply` makes inserting a transfer the only way to move
-- credits; the four functions are the verbs of the credits room, one round trip each. They answer a refusal as an
-- `outcome` instead of raising it, so that a refused operation does not spoil the caller's transaction.
-- Lock order: the wallet's row first, then everything else; so repeats of a key wait for the first and see it.
-- `session_replication_role = replica` switches the triggers off: for restoring a backup, never for repairs.

-- Updated often or once, never in an indexed column: room in the page keeps those updates heap-only.
ALTER TABLE wallet SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE hold SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE credit_grant DROP CONSTRAINT IF EXISTS credit_grant_transfer;
--> statement-breakpoint
ALTER TABLE credit_grant ADD CONSTRAINT credit_grant_transfer
  FOREIGN KEY (wallet_id, id) REFERENCES transfer (wallet_id, id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % refused: the ledger changes only by inserting transfers', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
-- Depth 1 is a statement of the client itself; the statements inside `ledger_apply` run deeper and pass.
CREATE OR REPLACE FUNCTION ledger_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 THEN
    RAISE EXCEPTION '% on % refused: the ledger changes only by inserting transfers', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Applies a transfer to the wallet and its hold. Which accounts a kind moves between stands here and nowhere else.
CREATE OR REPLACE FUNCTION ledger_apply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount NOT BETWEEN 1 AND 1000000000000 THEN
    RAISE EXCEPTION 'transfer refused: an amount of %', NEW.amount USING ERRCODE = 'check_violation';
  END IF;

  IF NEW.kind = 'hold' AND NEW.debit_account = 'available' AND NEW.credit_account = 'held' THEN
    UPDATE wallet SET available = available - NEW.amount, held = held + NEW.amount WHERE id = NEW.wallet_id AND debt = 0
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    INSERT INTO hold (id, wallet_id, amount, created_at) VALUES (nextval('transfer_id'), NEW.wallet_id, NEW.amount, NEW.at)
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
    WHERE id = NEW.hold_id AND wallet_id = NEW.wallet_id AND state = 'open' AND amount >= released + NEW.amount;
    IF NOT FOUND THEN NEW.id := NULL; END IF;

  ELSIF NEW.kind = 'grant' AND NEW.debit_account = 'issued' AND NEW.credit_account = 'available' THEN
    UPDATE wallet SET available = available + NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    -- Its id is that of the grant, written before it; a second transfer of that grant meets the primary key.
    SELECT g.id INTO NEW.id FROM credit_grant g WHERE g.id = NEW.id AND g.wallet_id = NEW.wallet_id AND g.amount = NEW.amount;

  ELSIF NEW.kind = 'repayment' AND NEW.debit_account = 'available' AND NEW.credit_account = 'debt' THEN
    UPDATE wallet SET available = available - NEW.amount, debt = debt - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    NEW.id := nextval('transfer_id');

  ELSIF NEW.kind = 'clawback' AND NEW.debit_account = 'available' AND NEW.credit_account = 'issued' THEN
    UPDATE wallet SET available = available - NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    NEW.id := nextval('transfer_id');

  ELSIF NEW.kind = 'clawback' AND NEW.debit_account = 'debt' AND NEW.credit_account = 'issued' THEN
    UPDATE wallet SET debt = debt + NEW.amount WHERE id = NEW.wallet_id
    RETURNING available, held, debt INTO NEW.available_after, NEW.held_after, NEW.debt_after;
    NEW.id := nextval('transfer_id');

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
CREATE OR REPLACE TRIGGER transfer_apply BEFORE INSERT ON transfer
  FOR EACH ROW EXECUTE FUNCTION ledger_apply();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER transfer_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER credit_grant_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_grant
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER wallet_starts_empty BEFORE INSERT ON wallet
  FOR EACH ROW WHEN (NEW.available <> 0 OR NEW.held <> 0 OR NEW.debt <> 0) EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER wallet_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON wallet
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_guard();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER hold_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON hold
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_guard();
--> statement-breakpoint
-- Repays debt from what has just become available, if there is any; the caller holds the wallet's lock.
CREATE OR REPLACE FUNCTION ledger_repay(
  p_wallet bigint, p_key text, p_part int, p_actor text, p_reason text, p_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO transfer (wallet_id, kind, debit_account, credit_account, amount, idempotency_key, part, actor, reason, at)
  SELECT w.id, 'repayment', 'available', 'debt', least(w.available, w.debt), p_key, p_part, p_actor, p_reason, p_at
  FROM wallet w WHERE w.id = p_wallet AND w.debt > 0 AND w.available > 0;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_give_back(
  p_wallet bigint, p_hold bigint, p_amount bigint, p_key text, p_part int, p_actor text, p_reason text, p_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO transfer
    (wallet_id, kind, debit_account, credit_account, amount, hold_id, idempotency_key, part, actor, reason, at)
  VALUES (p_wallet, 'release', 'held', 'available', p_amount, p_hold, p_key, p_part, p_actor, p_reason, p_at);
  PERFORM ledger_repay(p_wallet, p_key, p_part + 1, p_actor, p_reason, p_at);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_grant(
  p_user uuid, p_amount bigint, p_source text, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT grant_id bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_repeated boolean;
BEGIN
  INSERT INTO wallet (user_id) VALUES (p_user) ON CONFLICT (user_id) DO NOTHING;
  SELECT w.id INTO v_wallet FROM wallet w WHERE w.user_id = p_user FOR NO KEY UPDATE;
  SELECT t.id, t.kind = 'grant' AND t.wallet_id = v_wallet AND t.amount = p_amount AND coalesce(g.source = p_source, false)
  INTO grant_id, v_repeated
  FROM transfer t LEFT JOIN credit_grant g ON g.id = t.id WHERE t.idempotency_key = p_key AND t.part = 0;

  IF grant_id IS NULL THEN
    INSERT INTO credit_grant (id, wallet_id, amount, source, created_at)
    VALUES (nextval('transfer_id'), v_wallet, p_amount, p_source, p_at) RETURNING id INTO grant_id;
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
  t transfer;
BEGIN
  SELECT w.id, w.available, w.held, w.debt INTO v_wallet, available, held, debt
  FROM wallet w WHERE w.user_id = p_user FOR NO KEY UPDATE;
  SELECT * INTO t FROM transfer WHERE idempotency_key = p_key AND part = 0;
  IF FOUND THEN
    outcome := CASE WHEN t.kind = 'hold' AND t.wallet_id = v_wallet AND t.amount = p_amount THEN 'repeated' ELSE 'key-used' END;
    hold_id := t.hold_id; available := t.available_after; held := t.held_after; debt := t.debt_after;
  ELSIF debt = 0 AND available >= p_amount THEN
    INSERT INTO transfer AS n (wallet_id, kind, debit_account, credit_account, amount, idempotency_key, actor, reason, at)
    VALUES (v_wallet, 'hold', 'available', 'held', p_amount, p_key, p_actor, p_reason, p_at)
    RETURNING 'done', n.id, n.available_after, n.held_after, n.debt_after INTO outcome, hold_id, available, held, debt;
  ELSE
    outcome := 'insufficient';
    available := coalesce(available, 0); held := coalesce(held, 0); debt := coalesce(debt, 0);
  END IF;
END $$;
--> statement-breakpoint
-- Captures `p_amount`; the rest, released first, leaves the hold with exactly what is captured.
CREATE OR REPLACE FUNCTION ledger_capture(
  p_hold bigint, p_amount bigint, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT captured bigint, OUT released bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_left bigint;
  v_state hold_state;
  v_repeated boolean;
BEGIN
  SELECT w.id INTO v_wallet FROM hold h JOIN wallet w ON w.id = h.wallet_id WHERE h.id = p_hold FOR NO KEY UPDATE OF w;
  SELECT h.state, h.amount - h.released, h.captured, h.released,
    t.kind = 'capture' AND t.hold_id = p_hold AND t.amount = p_amount, t.available_after, t.held_after, t.debt_after
  INTO v_state, v_left, captured, released, v_repeated, available, held, debt
  FROM hold h LEFT JOIN transfer t ON t.idempotency_key = p_key AND t.part = 0 WHERE h.id = p_hold;

  IF v_repeated IS NULL AND v_state = 'open' AND p_amount <= v_left THEN
    IF p_amount < v_left THEN
      PERFORM ledger_give_back(v_wallet, p_hold, v_left - p_amount, p_key, 1, p_actor, p_reason, p_at);
    END IF;
    INSERT INTO transfer AS n
      (wallet_id, kind, debit_account, credit_account, amount, hold_id, idempotency_key, actor, reason, at)
    VALUES (v_wallet, 'capture', 'held', 'revenue', p_amount, p_hold, p_key, p_actor, p_reason, p_at)
    RETURNING 'done', n.amount, released + v_left - p_amount, n.available_after, n.held_after, n.debt_after
    INTO outcome, captured, released, available, held, debt;
  ELSE
    outcome := CASE
      WHEN v_state IS NULL THEN 'no-hold' WHEN v_repeated THEN 'repeated' WHEN NOT v_repeated THEN 'key-used'
      WHEN v_state <> 'open' THEN 'settled' ELSE 'too-much' END;
    IF outcome = 'too-much' THEN held := v_left; END IF;
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger_release(
  p_hold bigint, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT captured bigint, OUT released bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_left bigint;
  v_state hold_state;
  v_repeated boolean;
BEGIN
  SELECT w.id INTO v_wallet FROM hold h JOIN wallet w ON w.id = h.wallet_id WHERE h.id = p_hold FOR NO KEY UPDATE OF w;
  SELECT h.state, h.amount - h.released, h.captured, h.released, t.kind = 'release' AND t.hold_id = p_hold
  INTO v_state, v_left, captured, released, v_repeated
  FROM hold h LEFT JOIN transfer t ON t.idempotency_key = p_key AND t.part = 0 WHERE h.id = p_hold;

  IF v_repeated IS NULL AND v_state = 'open' THEN
    PERFORM ledger_give_back(v_wallet, p_hold, v_left, p_key, 0, p_actor, p_reason, p_at);
    outcome := 'done';
    released := released + v_left;
  ELSE
    outcome := CASE
      WHEN v_state IS NULL THEN 'no-hold' WHEN v_repeated THEN 'repeated' WHEN NOT v_repeated THEN 'key-used' ELSE 'settled' END;
  END IF;
  -- A debt repaid from it is the last transfer under the key, and says what was left then.
  SELECT t.available_after, t.held_after, t.debt_after INTO available, held, debt
  FROM transfer t WHERE t.idempotency_key = p_key ORDER BY t.id DESC LIMIT 1;
END $$;
