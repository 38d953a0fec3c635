// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/pagedirectory.h"
#include "models/readingthread.h"
#include "store/store.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <map>

namespace coinpay {

//! The invoices that match a query, in its order, however many there are: a screenful of rows, a
//! key for every 200th and the exact count. Rows that are not here yet read as placeholders
//! (LoadedRole is false) and arrive by dataChanged. A changed row is dataChanged; rows come and go
//! by insertion and removal at their place. Only setQuery() resets the model.
//!
//! Three things are read, all on background threads: the first page (with the count where the store
//! keeps it), then a walk over the index that finds the anchors, then pages as rows are looked at.
//! While the walk is under way, what changed is remembered and looked at again afterwards.
class InvoiceListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Amount,
        Asset,
        Reference,
        Created,
        Confirmations,
        RequestId,
        Updated,
        Id,
        ColumnCount,
    };

    enum Role {
        LoadedRole = Qt::UserRole + 1, //!< bool: false for a placeholder, whose other roles are
                                       //!< empty
        IdRole,                        //!< QString
        StatusRole,                    //!< int(InvoiceStatus)
        StatusTextRole,                //!< QString: the server's own word
        RowRole,                       //!< InvoiceRow, whole
    };

    //! Column that a sort order stands for, and the other way round.
    [[nodiscard]] static InvoiceSort sortOf(Column column);
    [[nodiscard]] static Column columnOf(InvoiceSort sort);

    explicit InvoiceListModel(std::shared_ptr<InvoiceSources> sources, QObject *parent = nullptr);
    //! Over a store's mirror, following its changes. `store` outlives the model.
    explicit InvoiceListModel(Store &store, QObject *parent = nullptr);
    ~InvoiceListModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole is the wire's own spelling; delegates paint in the person's.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    //! The row, or null while it is on its way (this asks for it).
    [[nodiscard]] const InvoiceRow *rowAt(int row) const;
    //! -1 when the row is not held, whether it matches or not.
    [[nodiscard]] int heldRowOf(const QString &id) const;

    [[nodiscard]] const InvoiceQuery &query() const { return m_query; }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const InvoiceQuery &query);
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

public Q_SLOTS:
    void noteChanges(const coinpay::InvoicesChanged &changes);

Q_SIGNALS:
    void loaded();       //!< the first page of a query is here
    void countChanged(); //!< rowCount() or isCountExact()
    void failed(const coinpay::Error &error);
    void settled(); //!< isSettled() has become true

private:
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

    static Result<Reading> readRange(InvoiceSource &source, const InvoiceSources &sources,
                                     const InvoiceQuery &query, const Range &range);
    template <typename T>
    void read(ReadingThread &thread, std::function<Result<T>(InvoiceSource &)> reading,
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
    [[nodiscard]] bool sortIsStable() const;
    [[nodiscard]] bool isFiltered() const;

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

    std::shared_ptr<InvoiceSources> m_sources;
    std::unique_ptr<ReadingThread> m_pages;
    std::unique_ptr<ReadingThread> m_walks;
    std::shared_ptr<std::atomic_bool> m_walkCanceled;

    InvoiceQuery m_query;
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
