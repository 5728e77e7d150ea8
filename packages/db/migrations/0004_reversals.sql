-- Undoing: a clawback takes a grant back, a reversal gives a charge back. Both name the movement they undo.

-- From the grant's own lot first, then from the others in burn order; what cannot be taken is owed.
CREATE OR REPLACE FUNCTION ledger_claw_back(
  p_grant bigint, p_amount bigint, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT taken bigint, OUT owed bigint, OUT rest bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_repeated boolean;
BEGIN
  SELECT w.id INTO v_wallet FROM credit_grant g JOIN wallet w ON w.id = g.wallet_id WHERE g.id = p_grant FOR NO KEY UPDATE OF w;
  IF v_wallet IS NULL THEN
    outcome := 'no-grant';
    RETURN;
  END IF;
  SELECT bool_and(t.kind = 'clawback' AND coalesce(t.reverses = p_grant, false)) AND sum(t.amount) = p_amount,
    coalesce(sum(t.amount) FILTER (WHERE t.debit_account = 'available'), 0),
    coalesce(sum(t.amount) FILTER (WHERE t.debit_account = 'debt'), 0)
  INTO v_repeated, taken, owed FROM transfer t WHERE t.idempotency_key = p_key;
  SELECT g.amount - g.reversed INTO rest FROM credit_grant g WHERE g.id = p_grant;

  IF v_repeated IS NULL AND p_amount <= rest THEN
    PERFORM ledger_expire_due(v_wallet, p_at);
    SELECT least(w.available, p_amount), p_amount - least(w.available, p_amount) INTO taken, owed
    FROM wallet w WHERE w.id = v_wallet;
    INSERT INTO transfer
      (wallet_id, kind, debit_account, credit_account, amount, reverses, idempotency_key, part, actor, reason, at)
    SELECT v_wallet, 'clawback', v.account, 'issued', v.amount, p_grant, p_key,
      CASE WHEN v.account = 'debt' AND taken > 0 THEN 1 ELSE 0 END, p_actor, p_reason, p_at
    FROM (VALUES ('available'::ledger_account, taken), ('debt', owed)) v(account, amount) WHERE v.amount > 0;
    outcome := 'done';
  ELSE
    outcome := CASE WHEN v_repeated THEN 'repeated' WHEN NOT v_repeated THEN 'key-used' ELSE 'too-much' END;
  END IF;
  SELECT t.available_after, t.held_after, t.debt_after INTO available, held, debt
  FROM transfer t WHERE t.idempotency_key = p_key ORDER BY t.id DESC LIMIT 1;
END $$;
--> statement-breakpoint
-- Gives back what a hold was charged, to the lots that it was charged to, the last first.
CREATE OR REPLACE FUNCTION ledger_reverse(
  p_hold bigint, p_amount bigint, p_key text, p_actor text, p_reason text, p_at timestamptz,
  OUT outcome text, OUT rest bigint, OUT available bigint, OUT held bigint, OUT debt bigint
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_wallet bigint;
  v_part int;
  v_state hold_state;
  v_repeated boolean;
BEGIN
  SELECT w.id INTO v_wallet FROM hold h JOIN wallet w ON w.id = h.wallet_id WHERE h.id = p_hold FOR NO KEY UPDATE OF w;
  SELECT h.state, h.captured - h.reversed, t.kind = 'reversal' AND t.hold_id = p_hold AND t.amount = p_amount
  INTO v_state, rest, v_repeated
  FROM hold h LEFT JOIN transfer t ON t.idempotency_key = p_key AND t.part = 0 WHERE h.id = p_hold;

  IF v_repeated IS NULL AND v_state = 'captured' AND p_amount <= rest THEN
    PERFORM ledger_expire_due(v_wallet, p_at);
    INSERT INTO transfer
      (wallet_id, kind, debit_account, credit_account, amount, hold_id, idempotency_key, actor, reason, at)
    VALUES (v_wallet, 'reversal', 'revenue', 'available', p_amount, p_hold, p_key, p_actor, p_reason, p_at);
    v_part := ledger_expire(v_wallet, p_at, p_key, 1);
    PERFORM ledger_repay(v_wallet, p_key, v_part, p_actor, p_reason, p_at);
    outcome := 'done';
  ELSE
    outcome := CASE
      WHEN v_state IS NULL THEN 'no-hold' WHEN v_repeated THEN 'repeated' WHEN NOT v_repeated THEN 'key-used'
      WHEN v_state <> 'captured' THEN 'not-captured' ELSE 'too-much' END;
  END IF;
  SELECT t.available_after, t.held_after, t.debt_after INTO available, held, debt
  FROM transfer t WHERE t.idempotency_key = p_key ORDER BY t.id DESC LIMIT 1;
END $$;
