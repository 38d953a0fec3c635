// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "pages/listcells.h"
#include "pages/listfaces.h"
#include "pages/listfilters.h"
#include "settings/settings.h"
#include "widgets/heartbeat.h"

#include <QPersistentModelIndex>
#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace coinpay {

class DetailPane;
class EmptyState;
class ExportStrip;
class ListTable;
class LongListModel;
class OperationStrip;

//! A page that is a list and, beside it, what there is to know about the chosen one: filters, what
//! is on its way, the table or a face in its place, how many there are and how fresh that is. It
//! reads the store alone; what is to be done goes out as signals. A subclass brings the model, its
//! words and the detail.
class ListPage : public QWidget
{
    Q_OBJECT

public:
    ~ListPage() override;

    //! Chooses one, whether the list has it in view or not.
    void showItem(const QString &id);
    //! Empty when there is none.
    [[nodiscard]] const QString &chosen() const { return m_chosen; }

    [[nodiscard]] ListTable &table() const { return *m_table; }

    [[nodiscard]] ListFilters &filters() const { return *m_filters; }

    //! Made when it is first asked for.
    [[nodiscard]] ExportStrip &exportStrip();

public Q_SLOTS:
    void setFreshness(const coinpay::Freshness &freshness);
    //! What the key may do, once that is known.
    virtual void setScopes(const QStringList &scopes) = 0;
    void focusSearch();
    //! Nothing when none is chosen.
    void copyChosenId();
    //! Asks for a file and writes all that the filters let through to it.
    void exportList();

Q_SIGNALS:
    void makeRequested();           //!< a new one
    void pauseRequested();          //!< the first sync
    void resumeRequested();         //!< the first sync
    void pollRequested();           //!< try the server now
    void connectionHelpRequested(); //!< the key or the connection needs a person
    void lookUpRequested(const QString &id);
    void bundleRequested(const QString &id);
    void tryNowRequested(const QString &operationId);

protected:
    //! What a page is made of. The model and the detail are the subclass's.
    struct Parts
    {
        LongListModel *model = nullptr;
        std::unique_ptr<ListContent> content;
        DetailPane *detail = nullptr;
        QString title;     //!< "Invoices"
        QString tableName; //!< the table's object name
        QString fileName;  //!< what a file of them is called at first: "invoices"
        QString makeName; //!< the button's object name; none is made where FaceWords::make is empty
        FilterWords filters;
        FaceWords faces;
        const Setting<QByteArray> *columns = nullptr;
        const Setting<QByteArray> *split = nullptr;
        //! Says what the filters ask for to the model.
        std::function<void(const ListFilters &)> query;
        //! "12 invoices"; inexact counts are "or more".
        std::function<QString(int rows, bool exact)> count;
    };

    //! All outlive the page; `reader` belongs to this thread.
    ListPage(Store &store, Reader &reader, const Clock &clock, Settings &settings, QWidget *parent);
    //! Once, from the subclass's constructor.
    void build(Parts parts);
    //! Wires it to a desk: freshness, scopes, pausing and trying again.
    void attach(Desk &desk);
    //! Another one was chosen: the detail follows it.
    virtual void follow(const QString &id) = 0;
    //! Whether the mirror has the chosen one.
    [[nodiscard]] virtual bool hasChosen() const = 0;
    //! Nothing about the chosen one can change any more, and all of it is here: the server is not
    //! asked about it when it is chosen.
    [[nodiscard]] virtual bool isSettled() const { return false; }

    //! Why nothing can be made; empty when it can.
    void setMakeHindrance(const QString &why, const QString &tip);
    [[nodiscard]] Heartbeat &heartbeat() const { return *m_heartbeat; }

    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLayout *buildHead(const Parts &parts);
    QWidget *buildList(const Parts &parts);
    void wire(const Parts &parts);
    void wireModel();
    void choose(const QString &id);
    void chooseWished();
    void keepChosen();
    void goToList();
    void tellCount();
    void tellFreshness();
    void chooseFace();
    void split();
    void act(FaceAction action);
    void remember();

    Store &m_store;
    Reader &m_reader;
    Settings &m_settings;
    Heartbeat *m_heartbeat;
    OperationStrip *m_operations;
    QSplitter *m_splitter;
    LongListModel *m_model = nullptr;
    std::unique_ptr<ListContent> m_content;
    FaceWords m_words;
    std::function<QString(int rows, bool exact)> m_countWords;
    const Setting<QByteArray> *m_columnsSetting = nullptr;
    const Setting<QByteArray> *m_splitSetting = nullptr;
    ListFilters *m_filters = nullptr;
    QStackedWidget *m_listOrFace = nullptr;
    ListTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    ExportStrip *m_export = nullptr;
    QString m_fileName;
    DetailPane *m_detail = nullptr;
    QPushButton *m_make = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_freshnessIcon = nullptr;
    QLabel *m_freshnessText = nullptr;
    QString m_chosen;
    Freshness m_freshness;
    std::optional<Error> m_readError;
    FaceAnswer m_answer;
    bool m_answered = false; //!< the list has been read since there was something new to read
    bool m_ownSplit = false; //!< a person chose how wide the detail is
    QPersistentModelIndex m_wished; //!< chosen, but still on its way
};

//! Whether a resource's steps, oldest first, are here from its first version to this one.
[[nodiscard]] bool hasWholeHistory(const QList<Transition> &transitions, qint64 version);

} // namespace coinpay
