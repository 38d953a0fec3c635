// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listexport.h"

#include "models/listcsv.h"

#include <QSaveFile>

namespace coinpay {

namespace {

constexpr int PageRows = 500; //!< what a source gives in one call
constexpr int PagesAtOnce = 20;

ListQuery byCreation(ListQuery query)
{
    std::visit(
        [](auto &known) {
            using Sort = decltype(known.sort);
            known.sort = Sort::Created;
        },
        query);
    return query;
}

//! What is searched for is looked for row by row, because a search by the index gives up where it
//! would have to pass over too much.
ListQuery withoutSearch(ListQuery query)
{
    std::visit([](auto &known) { known.search.clear(); }, query);
    return query;
}

bool isSearch(const ListQuery &query)
{
    return std::visit([](const auto &known) { return !known.search.trimmed().isEmpty(); }, query);
}

} // namespace

//! Where the walk is. Each piece begins after the last row of the one before.
struct ListExport::Walk
{
    Walk(const ListQuery &query, const QString &path)
        : match(byCreation(query))
        , walk(withoutSearch(match))
        , file(path)
    {
    }

    //! Whether there is more.
    Result<bool> writePieces(ListSource &source)
    {
        if (!file.isOpen()) {
            if (!file.open(QIODevice::WriteOnly))
                return fail(trouble());
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            text = csvHead(walk);
        }
        for (int piece = 0; piece < PagesAtOnce; ++piece) {
            Result<bool> more = readPage(source);
            if (!more)
                return more;
            if (file.write(text) != text.size())
                return fail(trouble());
            text.resize(0); // keeps its room
            if (*more)
                continue;
            if (!file.commit())
                return fail(trouble());
            return false;
        }
        return true;
    }

    ListQuery match;
    ListQuery walk;
    QSaveFile file;
    QByteArray text; //!< not written yet
    std::optional<PageKey> last;
    qint64 rows = 0;

private:
    Result<bool> readPage(ListSource &source)
    {
        Result<KeyedRows> page = source.page(walk, last, PageRows);
        if (!page)
            return fail(std::move(page.error()));
        const bool more = page->size() == PageRows;
        // A page begins with the row the one before ended with, if that is still there.
        const qsizetype first = last && !page->rows.isEmpty() && isLast(page->keys.first()) ? 1 : 0;
        if (!page->rows.isEmpty())
            last = page->keys.last();
        if (!isSearch(match)) {
            for (qsizetype at = first; at < page->size(); ++at)
                append(page->rows[at]);
            return more;
        }
        QStringList ids;
        for (qsizetype at = first; at < page->size(); ++at)
            ids.append(idOf(page->rows[at]));
        const Result<KeyedRows> found = source.rows(match, ids);
        if (!found)
            return fail(found.error());
        for (const ListRow &row : found->rows)
            append(row);
        return more;
    }

    void append(const ListRow &row)
    {
        appendCsvLine(text, row);
        ++rows;
    }

    [[nodiscard]] bool isLast(const PageKey &key) const
    {
        return key.id == last->id && key.sortValue == last->sortValue;
    }

    [[nodiscard]] Error trouble() const
    {
        Error error;
        error.kind = ErrorKind::StorageFault;
        error.message = tr("The file could not be written: %1", "%1 what the system says")
                            .arg(file.errorString());
        return error;
    }
};

ListExport::ListExport(std::shared_ptr<ListSources> sources, const ListQuery &query,
                       const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_walk(std::make_shared<Walk>(query, path))
    , m_thread([sources = std::move(sources)] { return sources->open(); })
{
    goOn();
}

ListExport::~ListExport() = default;

void ListExport::goOn()
{
    m_thread.run([this, walk = m_walk](Result<ListSource *> source) {
        const Result<bool> more =
            source ? walk->writePieces(**source) : Result<bool>(fail(source.error()));
        return JobThread::Arrival([this, more, rows = walk->rows] {
            if (!more) {
                Q_EMIT failed(more.error());
            } else if (*more) {
                goOn();
                Q_EMIT progressed(rows);
            } else {
                Q_EMIT finished(rows);
            }
        });
    });
}

} // namespace coinpay
