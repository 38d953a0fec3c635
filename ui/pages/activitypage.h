// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "models/activitymodel.h"
#include "pages/activitydetail.h"
#include "pages/listcells.h"
#include "settings/settings.h"
#include "widgets/heartbeat.h"

#include <QFuture>
#include <QPersistentModelIndex>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class ChipButton;
class EmptyState;
class ListFilters;
class ListTable;
class OperationFollower;

//! What the page can have done about an operation.
struct ActivityActions
{
    std::function<void(const QString &operationId)> tryNow;
    std::function<QFuture<Result<QList<api::SeenRequest>>>(const QString &operationId)> ask;
    std::function<QFuture<Done>(const QString &operationId)> stop;
    std::function<QFuture<Done>(const QString &operationId, bool happened,
                                const QString &resourceId, const QString &note)>
        decide;
    std::function<QFuture<Done>(const QString &operationId)> dealWith;
};

//! Everything that was ever asked for from here, newest first; beside it the chosen one with its
//! attempts, what happens next, and what can safely be done.
class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    ActivityPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                 ActivityActions actions, QWidget *parent = nullptr);
    ActivityPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~ActivityPage() override;

    //! Sets the filters to just these.
    void showList(const OperationQuery &query);
    //! Chooses one, whether the list has it in view or not.
    void showOperation(const QString &id);

    [[nodiscard]] ActivityModel &model() const { return *m_model; }
    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] ListFilters &filters() const { return *m_filters; }

public Q_SLOTS:
    //! What the key may do, once that is known.
    void setScopes(const QStringList &scopes);
    void focusSearch();
    //! Nothing when none is chosen.
    void copyChosenId();

Q_SIGNALS:
    //! A resource is to be seen: "invoice", "escrow", "transfer", "wallet".
    void openRequested(const QString &resourceType, const QString &id);
    //! Refused: everything that was typed, back in its form.
    void editAgainRequested(const coinpay::Operation &operation);
    //! Everything that was sent for it is to be seen.
    void requestsRequested(const QString &operationId);
    void bundleRequested(const QString &operationId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] QLayout *buildHead();
    [[nodiscard]] QWidget *buildQuick();
    [[nodiscard]] QWidget *buildList();
    void buildChips();
    void wire();
    void wireDetail();
    void query();
    void setQuick(ActivityFilter filter);
    void tellQuick();
    void choose(const QString &id);
    void keepChosen();
    void keepNearEnd(int last);
    void goToList();
    void tellCount();
    void chooseFace();
    void split();
    void ask(const QString &operationId);
    void stop(const QString &operationId);
    void dealWith(const QString &operationId);
    void decide(const Operation &operation, const QList<Attempt> &attempts);

    Settings &m_settings;
    ActivityActions m_actions;
    Heartbeat *m_heartbeat;
    ActivityModel *m_model;
    OperationFollower *m_follower;
    std::unique_ptr<ListContent> m_content;
    QSplitter *m_splitter;
    ActivityDetail *m_detail;
    ListFilters *m_filters = nullptr;
    ChipButton *m_batchChip = nullptr;
    ChipButton *m_byPersonChip = nullptr;
    QButtonGroup *m_quick = nullptr;
    QStackedWidget *m_listOrFace = nullptr;
    ListTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    QLabel *m_count = nullptr;
    std::optional<Error> m_readError;
    QString m_batchId;
    bool m_ownSplit = false; //!< a person chose how wide the detail is
};

} // namespace coinpay
