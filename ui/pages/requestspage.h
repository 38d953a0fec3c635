// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "models/requestlogmodel.h"
#include "pages/listcells.h"
#include "pages/requestdetail.h"
#include "settings/settings.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class ChipButton;
class EmptyState;
class ListFilters;
class ListTable;

//! What the page can have done about a request.
struct RequestActions
{
    //! What the server saw of it: by its request id, else by its idempotency key.
    std::function<QFuture<Result<QList<api::SeenRequest>>>(const RequestLogEntry &entry)> ask;
    //! The script that sends it again.
    std::function<QString(const RequestLogEntry &entry)> curl;
};

//! Every attempt this desk made to reach the server, newest first, the attempts of an operation
//! together; beside it the chosen one.
class RequestsPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the page.
    RequestsPage(Store &store, const Clock &clock, Settings &settings, RequestActions actions,
                 QWidget *parent = nullptr);
    RequestsPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~RequestsPage() override;

    //! Everything that was sent for one operation.
    void showOperation(const QString &operationId);
    //! Chooses the one with this request id, whether the list has it in view or not.
    void showRequest(const QString &requestId);

    [[nodiscard]] RequestLogModel &model() const { return *m_model; }
    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] ListFilters &filters() const { return *m_filters; }
    [[nodiscard]] RequestDetail &detail() const { return *m_detail; }

public Q_SLOTS:
    void focusSearch();
    //! Nothing when none is chosen.
    void copyChosenId();

Q_SIGNALS:
    void operationRequested(const QString &operationId);
    //! A resource is to be seen: "invoice", "escrow", "transfer", "wallet".
    void openRequested(const QString &resourceType, const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildFilters();
    [[nodiscard]] QWidget *buildList();
    void wire();
    void query();
    void choose(const QModelIndex &index);
    void follow(const RequestLogEntry &entry, qint64 row);
    void keepChosen();
    void keepNearEnd(int last);
    void chooseFace();
    void tellCount();
    void split();

    Settings &m_settings;
    RequestActions m_actions;
    Heartbeat *m_heartbeat;
    RequestLogModel *m_model;
    std::unique_ptr<ListContent> m_content;
    QSplitter *m_splitter;
    RequestDetail *m_detail;
    ListFilters *m_filters = nullptr;
    ChipButton *m_operationChip = nullptr;
    QCheckBox *m_feedReads = nullptr;
    QStackedWidget *m_listOrFace = nullptr;
    ListTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    QLabel *m_count = nullptr;
    std::optional<Error> m_readError;
    QString m_operationId;                 //!< the filter
    std::optional<RequestLogEntry> m_kept; //!< what is followed
    bool m_ownSplit = false;               //!< a person chose how wide the detail is
};

} // namespace coinpay
