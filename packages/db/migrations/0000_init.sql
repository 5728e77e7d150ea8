CREATE TYPE "public"."hold_state" AS ENUM('open', 'captured', 'released');--> statement-breakpoint
CREATE TYPE "public"."ledger_account" AS ENUM('available', 'held', 'debt', 'issued', 'revenue');--> statement-breakpoint
CREATE TYPE "public"."transfer_kind" AS ENUM('grant', 'repayment', 'hold', 'capture', 'release', 'clawback');--> statement-breakpoint
CREATE SEQUENCE "public"."transfer_id" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "asset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"generation_id" uuid,
	"kind" text NOT NULL,
	"recipe" text NOT NULL,
	"title" text NOT NULL,
	"favourite" boolean DEFAULT false NOT NULL,
	"duration_ms" integer,
	"width" integer,
	"height" integer,
	"size_bytes" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "asset_kind" CHECK ("asset"."kind" in ('video', 'audio', 'image'))
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"asset_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"storage_key" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"duration_ms" integer,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "rendition_asset_id_kind_pk" PRIMARY KEY("asset_id","kind"),
	CONSTRAINT "rendition_kind" CHECK ("rendition"."kind" in ('hls', 'mp4', 'audio', 'poster', 'sprite', 'sprite-vtt', 'preview', 'peaks', 'report'))
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "credit_grant" (
	"id" bigint PRIMARY KEY NOT NULL,
	"wallet_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credit_grant_source" CHECK ("credit_grant"."source" in ('welcome', 'purchase', 'subscription', 'promotion', 'recovery', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" bigint PRIMARY KEY NOT NULL,
	"wallet_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"captured" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"settled_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"state" "hold_state" DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" bigint NOT NULL,
	"wallet_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"available_after" bigint NOT NULL,
	"held_after" bigint NOT NULL,
	"debt_after" bigint NOT NULL,
	"hold_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" "transfer_kind" NOT NULL,
	"debit_account" "ledger_account" NOT NULL,
	"credit_account" "ledger_account" NOT NULL,
	"part" smallint DEFAULT 0 NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "transfer_wallet_id_id_pk" PRIMARY KEY("wallet_id","id"),
	CONSTRAINT "transfer_key" UNIQUE("idempotency_key","part")
);
--> statement-breakpoint
CREATE TABLE "wallet" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wallet_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" uuid NOT NULL,
	"available" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"debt" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "wallet_not_negative" CHECK ("wallet"."available" >= 0 and "wallet"."held" >= 0 and "wallet"."debt" >= 0)
);
--> statement-breakpoint
CREATE TABLE "creator_turn" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"served_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"recipe" text NOT NULL,
	"input" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"settlement" text DEFAULT 'held' NOT NULL,
	"quote_lines" jsonb NOT NULL,
	"quoted_credits" integer NOT NULL,
	"charged_credits" integer DEFAULT 0 NOT NULL,
	"hold_id" bigint NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"step_index" integer DEFAULT 0 NOT NULL,
	"step_results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"refused_providers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"stage" text DEFAULT 'queued' NOT NULL,
	"percent" real DEFAULT 0 NOT NULL,
	"error_kind" text,
	"error_id" uuid,
	"error_meta" jsonb,
	"source_id" uuid,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "generation_status" CHECK ("generation"."status" in ('queued', 'running', 'canceling', 'succeeded', 'failed', 'canceled')),
	CONSTRAINT "generation_settlement" CHECK ("generation"."settlement" in ('held', 'captured', 'released', 'waived')),
	CONSTRAINT "generation_charge" CHECK ("generation"."charged_credits" between 0 and "generation"."quoted_credits"),
	CONSTRAINT "generation_settled" CHECK (("generation"."status" in ('queued', 'running') and "generation"."settlement" = 'held')
        or ("generation"."status" = 'canceling')
        or ("generation"."status" = 'succeeded' and "generation"."settlement" in ('captured', 'waived'))
        or ("generation"."status" in ('failed', 'canceled') and "generation"."settlement" = 'released'))
);
--> statement-breakpoint
CREATE TABLE "generation_stage" (
	"generation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"percent" real DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "generation_stage_generation_id_name_pk" PRIMARY KEY("generation_id","name"),
	CONSTRAINT "generation_stage_name" CHECK ("generation_stage"."name" in ('queued', 'submitting', 'generating', 'downloading', 'processing', 'publishing')),
	CONSTRAINT "generation_stage_state" CHECK ("generation_stage"."state" in ('pending', 'active', 'done', 'failed', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identity_link" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identity_link_provider_subject_pk" PRIMARY KEY("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "one_time_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_time_token_purpose" CHECK ("one_time_token"."purpose" in ('verify-email', 'reset-password', 'email-link', 'add-email'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"email_verified_at" timestamp (3) with time zone,
	"name" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"language" text DEFAULT 'en' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"role" text DEFAULT 'user' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"state_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "user_email_lower" CHECK ("user"."email" = lower("user"."email")),
	CONSTRAINT "user_role" CHECK ("user"."role" in ('user', 'support', 'admin')),
	CONSTRAINT "user_state" CHECK ("user"."state" in ('active', 'suspended', 'deleted')),
	CONSTRAINT "user_language" CHECK ("user"."language" in ('en', 'zh')),
	CONSTRAINT "user_theme" CHECK ("user"."theme" in ('system', 'light', 'dark'))
);
--> statement-breakpoint
CREATE TABLE "live_counter" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"last_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_event" (
	"user_id" uuid NOT NULL,
	"id" bigint NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "live_event_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "welcome_claim" (
	"claim_hash" text PRIMARY KEY NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_signal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_signal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"severity" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "error_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"class" text NOT NULL,
	"fingerprint" text NOT NULL,
	"message" text NOT NULL,
	"stack" text,
	"source" text NOT NULL,
	"request_id" text,
	"user_id" uuid,
	"generation_id" uuid,
	CONSTRAINT "error_log_class" CHECK ("error_log"."class" in ('business', 'external', 'system'))
);
--> statement-breakpoint
CREATE TABLE "rate_bucket" (
	"key" text PRIMARY KEY NOT NULL,
	"arrives_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_rule" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "price_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recipe" text NOT NULL,
	"rule" jsonb NOT NULL,
	"active_from" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"generation_id" uuid NOT NULL,
	"step_index" integer NOT NULL,
	"number" integer NOT NULL,
	"provider_id" text NOT NULL,
	"key_id" text,
	"address" text NOT NULL,
	"model" text NOT NULL,
	"capability" text NOT NULL,
	"task" jsonb NOT NULL,
	"request_digest" text NOT NULL,
	"state" text DEFAULT 'submitting' NOT NULL,
	"operation" jsonb,
	"results" jsonb,
	"outcome" text,
	"code" text,
	"cost_micros" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"deadline_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attempt_state" CHECK ("attempt"."state" in ('submitting', 'accepted', 'succeeded', 'failed', 'canceled', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "render" (
	"reference" text PRIMARY KEY NOT NULL,
	"capability" text NOT NULL,
	"task" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"percent" real DEFAULT 0 NOT NULL,
	"result_key" text,
	"result_mime_type" text,
	"error_code" text,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "render_state" CHECK ("render"."state" in ('queued', 'running', 'succeeded', 'failed', 'canceled'))
);
--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."asset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation" ADD CONSTRAINT "generation_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_stage" ADD CONSTRAINT "generation_stage_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_link" ADD CONSTRAINT "identity_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "asset_generation" ON "asset" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "asset_library" ON "asset" USING btree ("user_id","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_user" ON "wallet" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generation_idempotency" ON "generation" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "generation_hold" ON "generation" USING btree ("hold_id");--> statement-breakpoint
CREATE INDEX "generation_user" ON "generation" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "generation_live" ON "generation" USING btree ("status","created_at") WHERE status in ('queued', 'running', 'canceling');--> statement-breakpoint
CREATE INDEX "generation_finished" ON "generation" USING btree ("recipe","finished_at" DESC NULLS LAST) WHERE status = 'succeeded';--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_secret" ON "api_key" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "api_key_user" ON "api_key" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "identity_link_user" ON "identity_link" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "one_time_token_user" ON "one_time_token" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "user_created" ON "user" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "live_event_age" ON "live_event" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "alert_signal_name" ON "alert_signal" USING btree ("name","raised_at");--> statement-breakpoint
CREATE INDEX "error_log_at" ON "error_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "error_log_fingerprint" ON "error_log" USING btree ("fingerprint","at");--> statement-breakpoint
CREATE INDEX "rate_bucket_age" ON "rate_bucket" USING btree ("arrives_at");--> statement-breakpoint
CREATE INDEX "price_rule_recipe" ON "price_rule" USING btree ("recipe","active_from" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_number" ON "attempt" USING btree ("generation_id","step_index","number");--> statement-breakpoint
CREATE INDEX "attempt_open" ON "attempt" USING btree ("state","deadline_at");--> statement-breakpoint
CREATE INDEX "render_open" ON "render" USING btree ("state");