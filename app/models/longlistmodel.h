// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listsource.h"
#include "models/pagedirectory.h"
#include "models/readingthread.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <map>

namespace coinpay {

class ListExport;

//! What a list hears of changes. Ids are unique.
struct ListChanges
{
    QStringList inserted; //!< or also changed, where the store does not tell them apart
    QStringList updated;
    bool everything = false;
};

//! The rows that match a query, in its order, however many there are: a screenful of rows, a key
//! for every 200th and the exact count. Rows that are not here yet read as placeholders (LoadedRole
//! is false) and arrive by dataChanged. A changed row is dataChanged; rows come and go by insertion
//! and removal at their place. Only a new query resets the model.
//!
//! Three things are read, all on background threads: the first page (with the count where the store
//! keeps it), then a walk over the index that finds the anchors, then pages as rows are looked at.
//! While the walk is under way, what changed is remembered and looked at again afterwards.
//!
//! A subclass brings the columns, the typed row and query, and the store's signal it follows.
class LongListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        LoadedRole = Qt::UserRole + 1, //!< bool: false for a placeholder, whose other roles are
                                       //!< empty
        IdRole,                        //!< QString
        StatusRole,                    //!< int of the status' enum
        StatusTextRole,                //!< QString: the server's own word
        RowRole,                       //!< the typed row, whole
    };

    ~LongListModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole is the wire's own spelling; delegates paint in the person's.
    QVariant data(const QModelIndex &index, int role) const override;

    //! -1 when the row is not held, whether it matches or not.
    [[nodiscard]] int heldRowOf(const QString &id) const;

    //! Reads everything anew, without a reset.
    void refresh();
    //! What the view shows: read first, kept, and left standing when everything is read anew.
    void setVisibleRows(int first, int last);
    //! Blocks for at most `ms` until the first page is here: once, before a window's first picture.
    void waitForFirstPage(int ms);

    //! False until the first page of the current query is here.
    [[nodiscard]] bool isLoaded() const { return m_loaded && !m_loading; }

    //! Whether rowCount() is the exact number of matches, as of the last change.
    [[nodiscard]] bool isCountExact() const { return m_countExact; }

    //! Nothing is being read and nothing waits to be.
    [[nodiscard]] bool isSettled() const;

    //! Begins to write all that matches to a file.
    [[nodiscard]] std::unique_ptr<ListExport> exportTo(const QString &path) const;

Q_SIGNALS:
    void loaded();       //!< the first page of a query is here
    void countChanged(); //!< rowCount() or isCountExact()
    void failed(const coinpay::Error &error);
    void settled(); //!< isSettled() has become true

protected:
    //! Whether the store says which of the ids it names are new.
    enum class Novelty { Told, Untold };

    LongListModel(std::shared_ptr<ListSources> sources, const ListQuery &query, int columns,
                  Novelty novelty, QObject *parent);

    //! What the subclass makes of a row for the roles that are not of every list.
    [[nodiscard]] virtual QVariant cell(const ListRow &row, int column, int role) const = 0;
    //! The row, or null while it is on its way (this asks for it).
    [[nodiscard]] const ListRow *listRow(int row) const;

    [[nodiscard]] const ListQuery &listQuery() const { return m_query; }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setListQuery(const ListQuery &query);
    void note(const ListChanges &changes);
    //! What people write has changed: a list narrowed by it ("#late") is read anew.
    void noteLabels();

private:
    using Thread = ReadingThread<ListSource>;

    struct Range
    {
        std::optional<PageKey> from;
        std::optional<PageKey> until;
    };

    struct Reading
    {
        KeyedRows rows;
        bool complete = true; //!< false: there is more in the range than a chunk should hold
    };

    struct FirstPage
    {
        KeyedRows rows;
        std::optional<qint64> count;
    };

    //! A list as a walk found it, and which of its chunks stand for what the view shows.
    struct Survey
    {
        std::shared_ptr<PageDirectory> list;
        int first = 0; //!< chunks [first, last] are read before the new list is taken
        int last = 0;

        [[nodiscard]] Range range() const { return {list->chunk(first).from, list->until(last)}; }
    };

    static Result<Reading> readRange(ListSource &source, const ListSources &sources,
                                     const ListQuery &query, const Range &range);
    template <typename T>
    void read(Thread &thread, std::function<Result<T>(ListSource &)> reading,
              std::function<void(Result<T>)> arrived);

    // The first page of a query.
    void readFirstPage();
    void showFirstPage(FirstPage page);

    // Pages as rows are looked at.
    void want(int chunk) const;
    void readWanted();
    void readChunk(const Range &range);
    static bool sameRange(const Range &a, const Range &b);
    [[nodiscard]] bool isUnderWay(const Range &range) const;
    void applyReading(const Range &range, const Reading &reading);
    void applyChunk(int chunk, const KeyedRows &rows);
    void replaceHeld(int chunk, const KeyedRows &rows);
    void resizeChunk(int chunk, int size, bool atFront = false);
    [[nodiscard]] int chunkWith(const Range &range) const;

    //! What the held chunks keep when the rows that changed are taken out, and which those were.
    struct Touched
    {
        std::map<int, KeyedRows> kept;
        QSet<QString> held;
    };

    // What the store says has changed.
    [[nodiscard]] Touched withoutChanged(const QSet<QString> &changed) const;
    void resolveNoted();
    void applyResolved(const QSet<QString> &updated, const QSet<QString> &inserted,
                       const KeyedRows &found);

    // The walk that finds the anchors.
    void walkSoon();
    void walk();
    void readAnchors();
    void walkEnded();
    void surveyed(const std::shared_ptr<PageDirectory> &list);
    void rebase(const Survey &survey, const Reading &reading);
    [[nodiscard]] std::pair<int, int> heldInView() const;
    [[nodiscard]] Range rangeInView() const;
    [[nodiscard]] Survey cover(const std::shared_ptr<PageDirectory> &list,
                               const Range &range) const;
    void splice(const Survey &survey, const KeyedRows &rows);
    void take(const Survey &survey, const KeyedRows &rows);

    [[nodiscard]] PageDirectory::Precedes precedes() const;
    void cellsChanged(int first, int count);
    void setCountExact(bool exact);

    std::shared_ptr<ListSources> m_sources;
    std::unique_ptr<Thread> m_pages;
    std::unique_ptr<Thread> m_walks;
    std::shared_ptr<std::atomic_bool> m_walkCanceled;

    ListQuery m_query;
    int m_columns;
    Novelty m_novelty;
    quint64 m_generation = 0; //!< of the query: answers to an older one are dropped
    mutable PageDirectory m_directory;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_countExact = false;
    int m_firstVisible = 0;
    int m_lastVisible = 0;

    mutable QList<int> m_wanted; //!< chunks, the latest wish last
    QTimer *m_wantedTimer = nullptr;
    QList<Range> m_underWay;

    QSet<QString> m_notedUpdates;
    QSet<QString> m_notedInserts;
    QSet<QString> m_updatesSinceWalk;
    QSet<QString> m_insertsSinceWalk;
    QTimer *m_resolveTimer = nullptr;
    int m_outstanding = 0; //!< readings whose answers matter

    QTimer *m_walkTimer = nullptr;
    bool m_walking = false;
    bool m_walkAgain = false;
    bool m_walkedBefore = false;
    qint64 m_lastWalkMs = 0;
};

} // namespace coinpay
