// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"
#include "settings/settings.h"
#include "sync/synchronizer.h"
#include "widgets/heartbeat.h"

#include <QWidget>

#include <memory>

class QAbstractListModel;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class DetailPane;
class EmptyState;
class FreshnessLine;
class ListTable;

//! A table with its detail beside it, as a part of a page: a row of filters on top, a face in the
//! table's place when there are no rows, how many there are and how fresh that is below.
class TablePane : public QWidget
{
    Q_OBJECT

public:
    ~TablePane() override;

    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] EmptyState &face() const { return *m_face; }

protected:
    //! `heartbeat` and `settings` outlive the pane.
    TablePane(Heartbeat &heartbeat, Settings &settings, QWidget *parent);

    //! What a pane is made of. The model and the detail are the subclass's.
    struct Parts
    {
        QAbstractListModel *model = nullptr;
        QStringList columns; //!< their titles
        std::unique_ptr<ListContent> content;
        DetailPane *detail = nullptr; //!< made with splitter() as its parent
        QWidget *filters = nullptr;
        QString tableName; //!< its object name
        QString title;     //!< for a screen reader
        const Setting<QByteArray> *split = nullptr;
    };

    //! Once, from the subclass's constructor.
    void build(Parts parts);
    //! A person chose this row.
    virtual void choose(int row) = 0;
    //! The last row that is seen; nothing where all rows are there.
    virtual void seen(int last) { Q_UNUSED(last) }

    //! The face is in the table's place; `alone`: without the detail beside it.
    void showFace(bool shown, bool alone);
    void setCount(const QString &text);
    void setFreshness(const Freshness &freshness);
    [[nodiscard]] Heartbeat &heartbeat() const { return m_heartbeat; }
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildList(Parts &parts);
    void split();

    Heartbeat &m_heartbeat;
    Settings &m_settings;
    QSplitter *m_splitter;
    std::unique_ptr<ListContent> m_content;
    const Setting<QByteArray> *m_splitSetting = nullptr;
    DetailPane *m_detail = nullptr;
    QStackedWidget *m_listOrFace = nullptr;
    ListTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    QLabel *m_count = nullptr;
    FreshnessLine *m_freshness = nullptr;
    bool m_ownSplit = false; //!< a person chose how wide the detail is
};

} // namespace coinpay
