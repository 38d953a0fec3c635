// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/jobs.h"

namespace coinpay::sandbox {

void planJob(Books &books, const Job &job)
{
    Query(books.db,
          "INSERT INTO jobs(due_at,kind,resource,request,argument) VALUES(?1,?2,?3,?4,?5)",
          job.dueAt, job.kind, job.resource, job.request, job.argument)
        .run();
}

std::optional<Job> nextDueJob(Books &books)
{
    Query due(books.db,
              "SELECT id,due_at,kind,resource,request,argument FROM jobs"
              " WHERE due_at<=?1 AND kind<>'deliver' ORDER BY due_at,id LIMIT 1",
              books.now());
    if (!due.step())
        return {};
    return Job{due.integer(0), due.integer(1), due.text(2),
               due.integer(3), due.text(4),    due.text(5)};
}

void removeJob(Books &books, qint64 id)
{
    Query(books.db, "DELETE FROM jobs WHERE id=?1", id).run();
}

std::optional<UnixMs> nextJobTime(Books &books)
{
    Query next(books.db, "SELECT min(due_at) FROM jobs");
    return next.step() ? next.maybe(0) : std::nullopt;
}

} // namespace coinpay::sandbox
